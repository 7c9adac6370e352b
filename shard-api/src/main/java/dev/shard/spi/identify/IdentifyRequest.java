package dev.shard.spi.identify;

/** A shard that waits for its turn. */
public interface IdentifyRequest {
    /** I7: gives the place up; a permit that was granted at the same moment may still arrive and must be returned unused. */
    void cancel();
}
