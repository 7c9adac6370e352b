package dev.shard.transport.javaws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.TransportException;
import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.ProxyAddress;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * Gets through a SOCKS5 proxy, which is given the endpoint's name and looks it up itself. Blocks. The JDK's own client
 * asks a process-wide authenticator for the password. Source: RFC 1928, RFC 1929.
 */
final class Socks5 {
    private static final int VERSION = 5;
    private static final int NO_AUTHENTICATION = 0;
    private static final int USER_AND_PASSWORD = 2;
    private static final int USER_AND_PASSWORD_VERSION = 1;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    private static final int LONGEST_TEXT = 255;

    private final ProxyAddress proxy;
    private final Endpoint endpoint;
    private final DataInputStream in;
    private final OutputStream out;

    private Socks5(ProxyAddress proxy, Endpoint endpoint, Socket tcp) throws IOException {
        this.proxy = proxy;
        this.endpoint = endpoint;
        in = new DataInputStream(tcp.getInputStream());
        out = tcp.getOutputStream();
    }

    /** @throws TransportException if the proxy refuses, or is none */
    static void pass(Socket tcp, ProxyAddress proxy, Endpoint endpoint) throws IOException {
        var talk = new Socks5(proxy, endpoint, tcp);
        talk.greet();
        talk.connect();
    }

    private void greet() throws IOException {
        int offered = proxy.user() == null ? NO_AUTHENTICATION : USER_AND_PASSWORD;
        out.write(new byte[] {VERSION, 1, (byte) offered});
        if (in.readUnsignedByte() != VERSION) {
            throw refused("it does not speak SOCKS5");
        }
        if (in.readUnsignedByte() != offered) {
            throw refused(
                    offered == NO_AUTHENTICATION
                            ? "it wants a user; put user and password into the proxy URI: socks5://user:password@host:port"
                            : "it does not take user and password");
        }
        if (offered == USER_AND_PASSWORD) {
            authenticate();
        }
    }

    private void authenticate() throws IOException {
        var message = new ByteArrayOutputStream();
        message.write(USER_AND_PASSWORD_VERSION);
        writeText(message, String.valueOf(proxy.user()));
        writeText(message, proxy.password());
        out.write(message.toByteArray());
        in.readUnsignedByte();
        if (in.readUnsignedByte() != 0) {
            throw refused("it does not accept user and password");
        }
    }

    private void connect() throws IOException {
        var message = new ByteArrayOutputStream();
        message.write(VERSION);
        message.write(CONNECT);
        message.write(0);
        writeHost(message);
        message.write(endpoint.port() >>> 8);
        message.write(endpoint.port());
        out.write(message.toByteArray());
        if (in.readUnsignedByte() != VERSION) {
            throw refused("it does not speak SOCKS5");
        }
        int reply = in.readUnsignedByte();
        if (reply != 0) {
            throw refused(meaning(reply));
        }
        in.readUnsignedByte();
        skipBoundAddress();
    }

    private void writeHost(ByteArrayOutputStream message) throws IOException {
        String host = endpoint.host();
        boolean ipv6 = host.indexOf(':') >= 0;
        if (ipv6 || host.matches("\\d+(\\.\\d+){3}")) {
            message.write(ipv6 ? IPV6 : IPV4);
            // An address as text is not looked up.
            message.writeBytes(InetAddress.getByName(host).getAddress());
        } else {
            message.write(NAME);
            writeText(message, host);
        }
    }

    private void writeText(ByteArrayOutputStream message, String text) throws TransportException {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length > LONGEST_TEXT) {
            throw refused("SOCKS5 has no room for a name of more than " + LONGEST_TEXT + " bytes");
        }
        message.write(bytes.length);
        message.writeBytes(bytes);
    }

    private void skipBoundAddress() throws IOException {
        int length = switch (in.readUnsignedByte()) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            case NAME -> in.readUnsignedByte();
            default -> throw refused("it does not speak SOCKS5");
        };
        in.readFully(new byte[length + Short.BYTES]);
    }

    private TransportException refused(String fault) {
        return Failures.socks(proxy, endpoint, fault);
    }

    // RFC 1928, section 6.
    private static String meaning(int reply) {
        return switch (reply) {
            case 2 -> "forbidden by its rules";
            case 3 -> "network unreachable";
            case 4 -> "host unreachable, or its name unknown";
            case 5 -> "refused";
            case 6 -> "no answer in time";
            default -> "failure " + reply;
        };
    }
}
