package dev.shard.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers each request to upgrade with the same bytes, in which the right key takes its place, and ends the stream. */
final class AnsweringServer {
    /** Stands for the value of {@code Sec-WebSocket-Accept}. */
    static final String ACCEPT = "{accept}";

    private static final Pattern KEY = Pattern.compile("(?i)Sec-WebSocket-Key: *(\\S+)");
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket listening;
    private volatile String answer = "";
    private volatile String lastAccept = "";
    private volatile String lastAnswer = "";

    private AnsweringServer(ServerSocket listening) {
        this.listening = listening;
    }

    /** Runs until the process ends. */
    static AnsweringServer start() {
        try {
            AnsweringServer server = new AnsweringServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(server::serve, "answering-server");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    void answerWith(byte[] bytes) {
        answer = new String(bytes, ISO_8859_1);
    }

    String lastAccept() {
        return lastAccept;
    }

    String lastAnswer() {
        return lastAnswer;
    }

    private void serve() {
        while (true) {
            try (Socket client = listening.accept()) {
                answer(client);
            } catch (IOException clientIsGone) {
                // The next one, then.
            }
        }
    }

    private void answer(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.read());
        }
        lastAccept = accept(request);
        lastAnswer = answer.replace(ACCEPT, lastAccept);
        client.getOutputStream().write(lastAnswer.getBytes(ISO_8859_1));
        client.shutdownOutput();
        in.skip(Long.MAX_VALUE);
    }

    private static String accept(CharSequence request) {
        Matcher key = KEY.matcher(request);
        if (!key.find()) {
            throw new AssertionError("no key in " + request);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key.group(1) + GUID).getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
