package dev.shard.faults;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Something that a peer may send and should not.
 *
 * @param name what it is, for people
 * @param words what the victim says of it; empty if it has to say nothing
 * @param costsTheConnection whether the victim is to leave
 * @param script sends it
 */
record Attack(String name, String words, boolean costsTheConnection, Script script) {
    /** Writes until it is done, or until the victim has had enough of it, which is an {@link IOException}. */
    interface Script {
        void run(OutputStream out) throws IOException;
    }

    /** The victim must leave, and say why. */
    static Attack fatal(String name, String words, Script script) {
        return new Attack(name, words, true, script);
    }

    /** The victim lives on. */
    static Attack harmless(String name, String words, Script script) {
        return new Attack(name, words, false, script);
    }

    @Override
    public String toString() {
        return name;
    }
}
