package dev.shard.spi.identify;

/** Leave to send one IDENTIFY. The first call decides; later ones do nothing. */
public interface IdentifyPermit {
    /** IDENTIFY was handed to the socket: the bucket's 5 seconds start, the daily budget is one less. */
    void spent();

    /** IDENTIFY was not sent: the next in the queue may go. */
    void unused();
}
