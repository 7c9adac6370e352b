package dev.shard.cli;

import org.jspecify.annotations.Nullable;

/** What the user is told, in one sentence, before the program ends with exit status 1. */
final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CliException(String sentence) {
        this(sentence, null);
    }

    CliException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
