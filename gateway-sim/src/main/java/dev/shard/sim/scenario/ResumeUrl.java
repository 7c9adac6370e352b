package dev.shard.sim.scenario;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What READY says in {@code resume_gateway_url}. */
public final class ResumeUrl {
    /** Nothing listens on port 1 of a loopback address. */
    private static final URI REFUSED = URI.create("ws://127.0.0.1:1");

    private final Function<URI, @Nullable URI> choice;

    private ResumeUrl(Function<URI, @Nullable URI> choice) {
        this.choice = choice;
    }

    /** The simulator's own URL; the default. */
    public static ResumeUrl own() {
        return new ResumeUrl(own -> own);
    }

    /** READY has no such key. */
    public static ResumeUrl absent() {
        return new ResumeUrl(own -> null);
    }

    /** A URL whose connections are refused. */
    public static ResumeUrl dead() {
        return of(REFUSED);
    }

    /** This URL. */
    public static ResumeUrl of(URI url) {
        return new ResumeUrl(own -> url);
    }

    /** For the server: the value for a simulator whose own URL is this; null to leave the key out. */
    public @Nullable URI resolve(URI own) {
        return choice.apply(own);
    }
}
