package dev.shard.transport.support;

import java.net.URI;

/**
 * A WebSocket URI in the parts that opening it needs.
 *
 * @param host name or address, an IPv6 address without its brackets
 * @param target what the request line asks for: path and query, escaped
 */
public record Endpoint(boolean secure, String host, int port, String target) {
    private static final int WS_PORT = 80;
    private static final int WSS_PORT = 443;

    /**
     * Takes a URI apart; the port is the scheme's own if it names none.
     *
     * @param uri absolute, {@code ws} or {@code wss}, with a host
     */
    public static Endpoint of(URI uri) {
        boolean secure = "wss".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() != -1 ? uri.getPort() : secure ? WSS_PORT : WS_PORT;
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Endpoint(secure, withoutBrackets(uri.getHost()), port, path + query);
    }

    /** A host as look-ups want it: an IPv6 address stands in brackets in a URI only. */
    public static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Host and port as a CONNECT request and our messages name them. */
    public String authority() {
        return bracketed() + ":" + port;
    }

    /** Value of the {@code Host} header: the port only where it is not the scheme's own. */
    public String hostHeader() {
        return port == (secure ? WSS_PORT : WS_PORT) ? bracketed() : authority();
    }

    private String bracketed() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
