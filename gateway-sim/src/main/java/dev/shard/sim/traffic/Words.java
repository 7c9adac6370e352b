package dev.shard.sim.traffic;

import java.util.List;
import java.util.Locale;

/** What people write: words of several scripts, emoji, and now and then a fragment that naive code trips over. */
final class Words {
    private static final List<String> COMMON =
            List.of(("anchor basket copper drift ember fable garden harbor island jumper kettle lantern meadow "
                            + "nickel orchard pebble quarry ribbon saddle timber umbrella velvet willow yonder zephyr "
                            + "are we there yet maybe after lunch ok no why again today soon the a this that build "
                            + "broke fixed ship it")
                    .split(" "));

    private static final List<String> OTHER_SCRIPTS =
            List.of(("Straße İstanbul naïve cafe\u0301 привет γειά こんにちは カギ 안녕하세요 漢字 𠮷野家 สวัสดี नमस्ते مرحبا "
                            + "שלום Việt გამარჯობა 𝔰𝔥𝔞𝔯𝔡 ﷺ e\u0323\u0302\u0301")
                    .split(" "));

    private static final List<String> EMOJI = List.of(
            ("😀 🦆 🔥 👍🏽 ❤\uFE0F 👩\u200D👩\u200D👧\u200D👦 🏳\uFE0F\u200D🌈 🧑🏿\u200D🚀 🇨🇭 1\uFE0F\u20E3 "
                            + "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F")
                    .split(" "));

    /** Each of these once cost somebody a parser, a log line or a database row. */
    // spotless:off
    private static final List<String> HOSTILE = List.of(
            "{\"op\":9,\"d\":false}", "\"t\":\"READY\",\"s\":1,", "}{", "]}", "\"", "\\", "\\\"", "\\\\\"}",
            "\\u0041", "\\ud83d", "\u0000", "\u0001\u001F\u007F", "line\u2028separator", "paragraph\u2029separator",
            "\uFEFFbom", "\r\n\t\b\f", "\u202Eleft to right?\u202C", "\u2066isolate\u2069",
            "z\u0351\u036Ba\u0334l\u0335g\u0336o\u0489", "\uFFFD", "\u00AD\u200B\u2060", "</script>", "%s%n%d",
            "${name}", "null", "NaN", "-0", "1e999", "\u0085", "\uFDD0", "\uDBFF\uDFFD");
    // spotless:on

    private Words() {}

    /** A text of about {@code length} UTF-16 units, never more than 80 above; whole characters only. */
    static String text(Draw draw, int length) {
        var text = new StringBuilder(length + 16);
        while (text.length() < length) {
            if (text.length() > 0) {
                text.append(' ');
            }
            text.append(word(draw));
        }
        return text.toString();
    }

    private static String word(Draw draw) {
        int kind = draw.below(200);
        if (kind < 2) {
            return draw.of(HOSTILE);
        }
        if (kind < 10) {
            return draw.of(EMOJI);
        }
        return kind < 26 ? draw.of(OTHER_SCRIPTS) : draw.of(COMMON);
    }

    static String hostile(Draw draw) {
        return draw.of(HOSTILE);
    }

    static String emoji(Draw draw) {
        return draw.of(EMOJI);
    }

    static String common(Draw draw) {
        return draw.of(COMMON);
    }

    /** A user name: lower case ASCII letters, digits, dots and underscores. */
    static String handle(Draw draw) {
        return common(draw) + draw.of(List.of("", "_", ".")) + draw.below(10_000);
    }

    /** A name shown to people, at most 32 characters, of any script. */
    static String displayName(Draw draw) {
        String first = capital(common(draw));
        return switch (draw.below(8)) {
            case 0 -> first + " " + emoji(draw);
            case 1, 2 -> draw.of(OTHER_SCRIPTS);
            case 3 -> draw.chance(20) ? hostile(draw) : first;
            default -> first + " " + capital(common(draw));
        };
    }

    /** A channel name: lower case, words joined by hyphens. */
    static String channelName(Draw draw) {
        return draw.chance(25) ? emoji(draw) + "-" + common(draw) : common(draw) + "-" + common(draw);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
