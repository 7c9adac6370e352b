package dev.shard.codec.json;

/** Escapes in JSON strings. */
final class JsonEscapes {
    private JsonEscapes() {}

    /**
     * Replaces each escape by what it stands for; halves of surrogate pairs stay as they are.
     *
     * @param raw what stands between the quotes, already known to be well-formed
     */
    static String resolve(String raw) {
        var text = new StringBuilder(raw.length());
        int from = 0;
        for (int at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', from)) {
            text.append(raw, from, at);
            boolean numeric = raw.charAt(at + 1) == 'u';
            text.append(numeric ? (char) Integer.parseInt(raw, at + 2, at + 6, 16) : shortEscape(raw.charAt(at + 1)));
            from = at + (numeric ? 6 : 2);
        }
        return text.append(raw, from, raw.length()).toString();
    }

    private static char shortEscape(char letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }
}
