package dev.shard.spi.session;

/** Another process runs the shard: this one must not. The message names the holder and says what to do. */
public final class SessionHeldException extends SessionStoreException {
    private static final long serialVersionUID = 1;

    private final String holder;

    /**
     * Names who holds what.
     *
     * @param message which shard or store, who holds it, and what to do
     * @param holder for example {@code process 4242 on host-a since 2026-01-02T03:04:05Z}
     */
    public SessionHeldException(String message, String holder) {
        super(message, null);
        this.holder = holder;
    }

    /** Who it is, for people to read. */
    public String holder() {
        return holder;
    }
}
