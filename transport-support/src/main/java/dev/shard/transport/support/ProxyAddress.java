package dev.shard.transport.support;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proxy and how to be let through.
 *
 * @param host name or address, an IPv6 address without its brackets
 * @param user null if the proxy asks for nobody
 * @param password empty if there is none; shown nowhere
 */
public record ProxyAddress(
        Kind kind, String host, int port, @Nullable String user, String password) {
    /** What a proxy speaks. */
    public enum Kind {
        /** HTTP, asked to {@code CONNECT}. */
        HTTP,
        /** SOCKS5; RFC 1928. */
        SOCKS5
    }

    /**
     * Reads {@code http://} and {@code socks5://[user:password@]host:port}.
     *
     * @throws IllegalArgumentException if the URI names no proxy that we can talk to; its text shows no password
     */
    public static ProxyAddress of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        Kind kind = switch (scheme) {
            case "http" -> Kind.HTTP;
            case "socks5" -> Kind.SOCKS5;
            default -> throw refused("its scheme must be http or socks5, was \"" + scheme + "\"");
        };
        if (uri.getHost() == null || uri.getPort() == -1) {
            throw refused("it must name host and port");
        }
        String userInfo = uri.getUserInfo();
        int colon = userInfo == null ? -1 : userInfo.indexOf(':');
        return new ProxyAddress(
                kind,
                Endpoint.withoutBrackets(uri.getHost()),
                uri.getPort(),
                userInfo == null || colon < 0 ? userInfo : userInfo.substring(0, colon),
                userInfo == null || colon < 0 ? "" : userInfo.substring(colon + 1));
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("proxy is no proxy URI: " + why
                + "; for example http://proxy.example:3128 or socks5://user:password@10.0.0.1:1080");
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return "%s proxy %s:%d".formatted(kind == Kind.HTTP ? "HTTP" : "SOCKS5", host, port);
    }
}
