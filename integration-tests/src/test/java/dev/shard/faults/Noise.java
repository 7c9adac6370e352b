package dev.shard.faults;

import java.util.Random;

/** Data that no compression makes much smaller. */
final class Noise {
    private Noise() {}

    static String json(int length) {
        StringBuilder text = new StringBuilder(length).append("{\"noise\":\"");
        new Random(length).ints(length - 12L, 0, 64).forEach(draw -> text.append((char) ('0' + draw)));
        return text.toString().replace("\\", "-") + "\"}";
    }
}
