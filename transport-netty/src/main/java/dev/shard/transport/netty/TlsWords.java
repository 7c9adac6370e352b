package dev.shard.transport.netty;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** BoringSSL's messages, as the JDK would say the same. */
final class TlsWords {
    // Source: BoringSSL, include/openssl/ssl.h: reasons from 1000 on are alerts of the peer.
    private static final Pattern REASON = Pattern.compile("error:[0-9a-f]+:[^:]*:[^:]*:([A-Z0-9_]+)");
    private static final Pattern ALERT = Pattern.compile("(?:SSLV3|TLSV1)_(?:ALERT_)?(.+)");

    private TlsWords() {}

    /** The message as it is, if it is nobody's of BoringSSL. */
    static String readable(String message) {
        Matcher found = REASON.matcher(message);
        if (!found.find()) {
            return message;
        }
        String reason = found.group(1);
        Matcher alert = ALERT.matcher(reason);
        return alert.matches()
                ? "Received fatal alert: " + alert.group(1).toLowerCase(Locale.ROOT)
                : reason.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
