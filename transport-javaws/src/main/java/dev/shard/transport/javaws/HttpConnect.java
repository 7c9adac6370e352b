package dev.shard.transport.javaws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.TransportException;
import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.HttpFailures;
import dev.shard.transport.support.ProxyAddress;
import java.io.IOException;
import java.net.Socket;
import java.util.Base64;

/** Gets through an HTTP proxy with {@code CONNECT}. Blocks. Source: RFC 9110, section 9.3.6. */
final class HttpConnect {
    private HttpConnect() {}

    /** @throws TransportException if the proxy refuses */
    static void pass(Socket tcp, ProxyAddress proxy, Endpoint endpoint) throws IOException {
        tcp.getOutputStream().write(request(proxy, endpoint).getBytes(ISO_8859_1));
        HttpAnswer answer = HttpAnswer.read(tcp.getInputStream());
        if (answer.status() != HttpAnswer.OK) {
            throw HttpFailures.proxyRefused(proxy, endpoint, answer);
        }
    }

    private static String request(ProxyAddress proxy, Endpoint endpoint) {
        String target = endpoint.authority();
        String authorization = "";
        if (proxy.user() != null) {
            byte[] credentials = (proxy.user() + ":" + proxy.password()).getBytes(UTF_8);
            authorization = "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(credentials) + "\r\n";
        }
        return "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + authorization + "\r\n";
    }
}
