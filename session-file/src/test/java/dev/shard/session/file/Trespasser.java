package dev.shard.session.file;

import java.nio.file.Path;

/** A process that wants a store which another one has. */
final class Trespasser {
    private Trespasser() {}

    /** {@code args}: the file. Prints what came of it. */
    public static void main(String[] args) {
        try (FileSessionStore store = FileSessionStore.open(Path.of(args[0]))) {
            System.out.println("got " + store);
        } catch (RuntimeException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
