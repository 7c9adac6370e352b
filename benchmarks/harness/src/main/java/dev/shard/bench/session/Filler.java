package dev.shard.bench.session;

import java.util.SplittableRandom;

/** Text that compresses about as well as what people write. */
final class Filler {
    private static final String[] WORDS = {
        "the",
        "raid",
        "starts",
        "at",
        "nine",
        "who",
        "brings",
        "snacks",
        "lol",
        "ok",
        "patch",
        "notes",
        "are",
        "out",
        "voice",
        "channel",
        "tonight",
        "again",
        "screenshot",
        "of",
        "my",
        "build",
        "please",
        "review",
        "thanks",
        "brb"
    };

    private Filler() {}

    /** As many characters of ASCII, none of which JSON escapes. */
    static String text(int seed, int length) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(WORDS[random.nextInt(WORDS.length)])
                    .append(' ')
                    .append(random.nextInt(10_000))
                    .append(' ');
        }
        text.setLength(length);
        return text.toString();
    }
}
