package dev.shard.codec.etf;

/**
 * A fault in a term, found before it is known whose term it is; the edges turn it into the exception that their callers
 * expect. Without a stack trace, because a fault is an ordinary answer to the question where a payload ends.
 */
final class MalformedTerm extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int index;

    /**
     * Takes half a sentence and where.
     *
     * @param problem quotes nothing of the term but its tags
     * @param index in the array that was read; the array's end if bytes are missing there
     */
    MalformedTerm(String problem, int index) {
        super(problem, null, false, false);
        this.index = index;
    }

    /** Says that the bytes are well-formed so far and go no further. */
    static MalformedTerm cutOff(int end) {
        return new MalformedTerm("cut off", end);
    }

    static MalformedTerm noVersion(int index) {
        return new MalformedTerm("no version " + Tag.VERSION + " in front", index);
    }

    /** What is wrong. */
    String problem() {
        return String.valueOf(getMessage());
    }

    /** Index of the fault in the array that was read. */
    int index() {
        return index;
    }
}
