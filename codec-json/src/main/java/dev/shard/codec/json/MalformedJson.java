package dev.shard.codec.json;

/**
 * A fault in a text, found before it is known whose text it is; the codec's edge turns it into the exception that its
 * caller expects. Without a stack trace, because a fault is an ordinary answer to the question where a payload ends.
 */
final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int index;

    /**
     * Takes half a sentence and where.
     *
     * @param problem quotes nothing of the text
     * @param index in the array that was read; the array's end if text is missing there
     */
    MalformedJson(String problem, int index) {
        super(problem, null, false, false);
        this.index = index;
    }

    /** Says what should have come, or that the text ends before it. */
    static MalformedJson expected(String what, int index, int end) {
        return new MalformedJson(index < end ? "expected " + what : "cut off where " + what + " should follow", index);
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
