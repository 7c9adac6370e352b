package dev.shard.simulation;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A change of one source file. How the text is broken into lines does not matter.
 *
 * @param file relative to the project's root
 * @param before what stands there, exactly once
 * @param after what is to stand there
 */
record Patch(String file, String before, String after) {
    /** A change of a class in the core. */
    static Patch core(String type, String before, String after) {
        return new Patch("shard-core/src/main/java/dev/shard/core/" + type + ".java", before, after);
    }

    /** A change of a class elsewhere. */
    static Patch of(String module, String type, String before, String after) {
        return new Patch(module + "/src/main/java/dev/shard/" + type + ".java", before, after);
    }

    /**
     * The text with the change.
     *
     * @throws IllegalStateException unless what is to be changed is there, once
     */
    String applyTo(String text) {
        Matcher place = Pattern.compile(Arrays.stream(before.trim().split("\\s+"))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s+")))
                .matcher(text);
        if (!place.find()) {
            throw new IllegalStateException(file + " does not contain: " + before);
        }
        String changed = text.substring(0, place.start()) + after + text.substring(place.end());
        if (place.find()) {
            throw new IllegalStateException(file + " contains more than once: " + before);
        }
        return changed;
    }

    /** Name of the class, as far as its path tells. */
    String className() {
        return file.substring(file.indexOf("java/") + 5, file.length() - ".java".length())
                .replace('/', '.');
    }
}
