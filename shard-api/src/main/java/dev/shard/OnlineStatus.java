package dev.shard;

import java.util.Locale;

/** The dot beside a bot's name. */
public enum OnlineStatus {
    /** Green. */
    ONLINE,
    /** Do not disturb. */
    DND,
    /** Away. */
    IDLE,
    /** Online, shown as offline. */
    INVISIBLE,
    /** Offline. */
    OFFLINE;

    /** The word on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
