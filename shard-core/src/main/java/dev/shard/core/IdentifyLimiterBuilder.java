package dev.shard.core;

import static java.util.Objects.requireNonNull;

import dev.shard.core.protocol.IdentifyPacing;
import dev.shard.spi.identify.IdentifyJournal;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Collects what an {@link InProcessIdentifyLimiter} is told; every method returns this builder. */
public final class IdentifyLimiterBuilder {
    private int reserve = IdentifyPacing.DEFAULT.reserve();
    private int fromReserve;
    private @Nullable IdentifyJournal journal;
    private String bot = "";
    LongSupplier nanoTime = System::nanoTime;
    InstantSource wall = InstantSource.system();
    Alarm alarm = IdentifyAlarm.SHARED;

    IdentifyLimiterBuilder() {}

    /** Session starts of a day that are used only if somebody allows it; at least 0, by default 10. */
    public IdentifyLimiterBuilder reserve(int value) {
        reserve = value;
        return this;
    }

    /** How many identifies may come out of the reserve; at least 0, by default none. */
    public IdentifyLimiterBuilder fromReserve(int value) {
        fromReserve = value;
        return this;
    }

    /**
     * Where identifies are counted beyond the process, before they are permitted; by default nowhere.
     *
     * @param fingerprint {@link dev.shard.BotToken#fingerprint()} of the token whose shards ask
     */
    public IdentifyLimiterBuilder journal(IdentifyJournal value, String fingerprint) {
        journal = requireNonNull(value, "journal");
        bot = requireNonNull(fingerprint, "fingerprint");
        return this;
    }

    IdentifyPacing pacing() {
        return IdentifyPacing.DEFAULT.withReserve(reserve);
    }

    @Nullable IdentifyLedger ledger() {
        return journal == null ? null : new IdentifyLedger(journal, bot, wall, alarm);
    }

    /** The limiter, which begins to read its journal. */
    public InProcessIdentifyLimiter build() {
        InProcessIdentifyLimiter limiter = new InProcessIdentifyLimiter(this);
        limiter.allowFromReserve(fromReserve);
        return limiter;
    }
}
