package dev.shard.codec.etf;

import tools.jackson.core.FormatFeature;

/** What {@link EtfParser} can be asked for. */
public enum EtfReadFeature implements FormatFeature {
    /**
     * Whether the byte 131 must stand in front of the outermost term; else it may. On by default. A part of a payload, such
     * as its {@code d}, has none.
     */
    REQUIRE_VERSION(true);

    private final boolean enabledByDefault;

    EtfReadFeature(boolean enabledByDefault) {
        this.enabledByDefault = enabledByDefault;
    }

    static int defaults() {
        int flags = 0;
        for (EtfReadFeature feature : values()) {
            if (feature.enabledByDefault) {
                flags |= feature.getMask();
            }
        }
        return flags;
    }

    @Override
    public boolean enabledByDefault() {
        return enabledByDefault;
    }

    @Override
    public int getMask() {
        return 1 << ordinal();
    }

    @Override
    public boolean enabledIn(int flags) {
        return (flags & getMask()) != 0;
    }
}
