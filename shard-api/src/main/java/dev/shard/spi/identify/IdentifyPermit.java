package dev.shard.spi.identify;

/** Leave to send one IDENTIFY. I5: the first call decides; later ones do nothing. */
public interface IdentifyPermit {
    /** IDENTIFY was handed to the socket: the bucket's 5 seconds start, the daily budget is one less. */
    void spent();

    /** I6: IDENTIFY was not sent: the next in the queue may go, at once. */
    void unused();
}
