package dev.shard.codec.etf;

import dev.shard.units.Sizes;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.base.DecorableTSFactory.DecorableTSFBuilder;

/** Makes an {@link EtfFactory}. */
public final class EtfFactoryBuilder extends DecorableTSFBuilder<EtfFactory, EtfFactoryBuilder> {
    /** As long as a payload may become by default, and so no limit of its own. */
    static final int DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

    static final int LARGEST_MAX_BYTES = 1 << 30;

    private int maxInflatedBytes = DEFAULT_MAX_BYTES;

    EtfFactoryBuilder() {
        super(
                StreamReadConstraints.builder()
                        .maxNestingDepth(TermScanner.MAX_DEPTH)
                        .maxStringLength(DEFAULT_MAX_BYTES)
                        .build(),
                StreamWriteConstraints.builder()
                        .maxNestingDepth(TermScanner.MAX_DEPTH)
                        .build(),
                ErrorReportConfiguration.defaults(),
                EtfReadFeature.defaults(),
                0);
    }

    EtfFactoryBuilder(EtfFactory base) {
        super(base);
        maxInflatedBytes = base.maxInflatedBytes();
    }

    /**
     * Limits how far a compressed term may inflate, in bytes. From 1 to 1 GiB, default 64 MiB.
     *
     * @throws IllegalArgumentException if it is out of bounds
     */
    public EtfFactoryBuilder maxInflatedBytes(int bytes) {
        if (bytes < 1 || bytes > LARGEST_MAX_BYTES) {
            throw new IllegalArgumentException(
                    "maxInflatedBytes must be from 1 byte to 1 GiB, was " + Sizes.format(bytes));
        }
        maxInflatedBytes = bytes;
        return this;
    }

    int maxInflatedBytes() {
        return maxInflatedBytes;
    }

    /** Asks for something of the parsers. */
    public EtfFactoryBuilder enable(EtfReadFeature feature) {
        _formatReadFeatures |= feature.getMask();
        return this;
    }

    /** Asks for less. */
    public EtfFactoryBuilder disable(EtfReadFeature feature) {
        _formatReadFeatures &= ~feature.getMask();
        return this;
    }

    @Override
    public EtfFactory build() {
        return new EtfFactory(this);
    }
}
