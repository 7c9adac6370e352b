package dev.shard.session.file;

/** The file is not what was written. */
final class DamagedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedException(String problem) {
        super(problem);
    }

    /** The store stumbled over what it read. */
    DamagedException(RuntimeException stumble) {
        super("it cannot be read: " + stumble.getMessage(), stumble);
    }
}
