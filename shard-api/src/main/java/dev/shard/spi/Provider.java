package dev.shard.spi;

/**
 * What can be chosen by name in a configuration. Implementations are found by {@link java.util.ServiceLoader} under their
 * own kind of provider; they have a public constructor without parameters that does no work.
 */
public interface Provider {
    /** The name in the configuration: lower case letters, digits and hyphens; unique among its kind. */
    String name();

    /** One line for people who have to choose. */
    String description();
}
