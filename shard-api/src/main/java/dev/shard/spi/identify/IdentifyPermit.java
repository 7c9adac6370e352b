package dev.shard.spi.identify;

/**
 * Leave to send one IDENTIFY. First it is answered with {@link #spent} or {@link #unused}; one that was spent is answered once
 * more when it is known what became of it, with {@link #ready} or {@link #failed}. Methods may be called from any thread.
 *
 * <p>I5: of two answers of the same kind the first decides; later ones do nothing. I8: after the first answer a bucket waits
 * for the second one too, for 10 seconds at least and a minute at most: a Gateway that has not answered yet may not have
 * read IDENTIFY either, and one in trouble may take minutes. I9: a permit without a first answer counts as spent after a
 * minute at most, has {@linkplain #lapsed lapsed} from then on, and its answers do nothing.
 */
public interface IdentifyPermit {
    /** IDENTIFY was handed to the socket: the bucket's 5 seconds start, the daily budget is one less. */
    void spent();

    /** I6: IDENTIFY was not sent: the next in the queue may go, at once. */
    void unused();

    /** READY arrived: the Gateway has read IDENTIFY, at this moment at the latest. */
    default void ready() {}

    /** The connection ended, or the Gateway refused, before READY. When IDENTIFY was read, if it was, is not known. */
    default void failed() {}

    /**
     * Whether the limiter has given up waiting for the first answer and counts the permit as spent, because for that long
     * nobody seemed to be there. Then IDENTIFY must not be sent: its holder asks again.
     */
    default boolean lapsed() {
        return false;
    }
}
