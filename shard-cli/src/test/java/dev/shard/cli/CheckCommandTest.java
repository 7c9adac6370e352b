package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.GatewaySimulator;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shard check} says what is configured, what is dangerous, and how far one gets. */
class CheckCommandTest {
    private static final String TOKEN = "CANARY.token";

    @TempDir
    private Path directory;

    private Path file(String... lines) throws Exception {
        return Files.write(directory.resolve("shard.conf"), List.of(lines));
    }

    private static int closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Program check(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "-c", file.toString()));
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray(String[]::new));
    }

    @Test
    void theWholeWayIsGone() throws Exception {
        try (GatewaySimulator gateway =
                GatewaySimulator.builder().token(TOKEN).recommendedShards(3).start()) {
            Path file =
                    file("shard { token = " + TOKEN, "api-url = \"" + gateway.apiUrl() + "\"", "intents = [GUILDS] }");

            Program program = check(file);

            assertThat(program.exitStatus()).isZero();
            assertThat(program.out())
                    .contains(
                            "shard.token = [redacted]  (" + file + ":1)",
                            "shard.intents = GUILDS  (" + file + ":3)",
                            "shard.transport = netty  (default)",
                            "ok    parts: transport netty, codec json, compression zlib-stream")
                    .anyMatch(line -> line.startsWith("ok    dns: 127.0.0.1 is 127.0.0.1"))
                    .anyMatch(line -> line.startsWith("ok    tcp: 127.0.0.1 port "))
                    .anyMatch(line -> line.startsWith("ok    GET /gateway/bot: ws://127.0.0.1:")
                            && line.contains("3 shards recommended, ")
                            && line.contains("session starts left"))
                    .anyMatch(line -> line.startsWith("warn  count: Discord recommends 3 shards, configured are 1"))
                    .anyMatch(line ->
                            line.startsWith("ok    websocket: ws://127.0.0.1:") && line.contains("encoding=json"));
            assertThat(program.out()).noneMatch(line -> line.contains(TOKEN));
            assertThat(gateway.counts().identifies()).isZero();
        }
    }

    @Test
    void tlsIsTriedWithTheCertificatesToTrust() throws Exception {
        try (GatewaySimulator gateway = GatewaySimulator.builder().tls(true).start();
                CertificateFile certificate = CertificateFile.of(gateway)) {
            String trust = certificate.path().orElseThrow().toString();
            String[] url = {
                "check", "--token", TOKEN, "--url", gateway.gatewayUrl().toString()
            };

            Program untrusting = Program.run(url);
            Program trusting = Program.run("check", "--token", TOKEN, "--url", url[4], "--trust", trust);

            assertThat(untrusting.exitStatus()).isEqualTo(Main.FAILURE);
            assertThat(untrusting.out()).anyMatch(line -> line.startsWith("fail  tls: 127.0.0.1: "));
            assertThat(trusting.exitStatus()).isZero();
            assertThat(trusting.out()).anyMatch(line -> line.startsWith("ok    tls: TLSv1.3, certificate of "));
            assertThat(trusting.out()).anyMatch(line -> line.startsWith("ok    websocket: wss://"));
        }
    }

    @Test
    void aWrongTokenIsSaidByTheApi() throws Exception {
        try (GatewaySimulator gateway = GatewaySimulator.start()) {
            Program program = check(file("shard { token = " + TOKEN, "api-url = \"" + gateway.apiUrl() + "\" }"));

            assertThat(program.exitStatus()).isEqualTo(Main.FAILURE);
            assertThat(program.out())
                    .anyMatch(line -> line.startsWith("fail  GET /gateway/bot: ") && line.contains("HTTP 401"))
                    .contains("skip  gateway: its address is not known");
        }
    }

    @Test
    void aProxyThatTheApiCannotBeAskedThroughIsSaid() throws Exception {
        try (GatewaySimulator gateway = GatewaySimulator.builder().token(TOKEN).start()) {
            Path file = file(
                    "shard { token = " + TOKEN,
                    "api-url = \"" + gateway.apiUrl() + "\"",
                    "transports.netty.proxy = \"socks5://me:hidden@127.0.0.1:" + closedPort() + "\" }");

            Program program = check(file);

            assertThat(program.out())
                    .anyMatch(line -> line.startsWith("warn  proxy: GET /gateway/bot goes past it"))
                    .anyMatch(line -> line.startsWith("ok    GET /gateway/bot: ws://"))
                    .anyMatch(line -> line.startsWith("fail  tcp: no address answers"))
                    .noneMatch(line -> line.contains("hidden"));
        }
    }

    @Test
    void ctrlCEndsTheWaitForWhatDoesNotAnswer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            Program program =
                    Program.start("check", "--token", "T", "--url", "ws://127.0.0.1:" + silent.getLocalPort());
            program.awaitOut(line -> line.startsWith("ok    tcp"));
            program.interrupt();

            assertThat(program.exitStatus()).isEqualTo(1);
            assertThat(program.out()).last().isEqualTo("fail  gateway: interrupted before it answered");
            assertThat(program.err()).isEmpty();
        }
    }

    @Test
    void aPortWithoutServerIsSaid() throws Exception {
        int port = closedPort();

        Program program = Program.run("check", "--token", TOKEN, "--url", "ws://127.0.0.1:" + port);

        assertThat(program.exitStatus()).isEqualTo(Main.FAILURE);
        assertThat(program.out())
                .anyMatch(line -> line.startsWith("fail  tcp: no address answers; 127.0.0.1 port " + port))
                .anyMatch(line -> line.startsWith("fail  websocket: "));
    }

    @Test
    void dangerousSettingsAreNamed() throws Exception {
        Path file = file(
                "shard {",
                "intents = [GUILDS, GUILD_MEMBERS]",
                "listener.events = [MESSAGE_CREATE, MESAGE_DELETE, GUILD_CREATE, INTERACTION_CREATE]",
                "gateway-url = \"ws://gateway.example\"",
                "auto-reconnect = false",
                "}");

        Program program = check(file, "--offline", "--token", TOKEN);

        assertThat(program.exitStatus()).isZero();
        assertThat(program.out().stream().filter(line -> line.startsWith("warn")))
                .containsExactly(
                        "warn  intents: [GUILD_MEMBERS] must be enabled for the bot in the developer portal, or Discord closes"
                                + " with 4014",
                        "warn  events: MESAGE_DELETE is not a documented event; did you mean MESSAGE_DELETE?",
                        "warn  events: MESSAGE_CREATE never arrives: it needs the intent GUILD_MESSAGES or DIRECT_MESSAGES",
                        "warn  token: other users of this machine can see it as option --token; use DISCORD_TOKEN",
                        "warn  gateway-url: ws:// sends the token in plain text; use wss:// outside of this machine",
                        "warn  auto-reconnect: a lost connection ends the shard");
    }

    @Test
    void aSessionStoreThatCannotBeUsedIsSaid() throws Exception {
        Path file = file("shard { token = " + TOKEN, "session-store = file", "}");
        Path damaged = Files.writeString(directory.resolve("sessions.db"), "no store at all ".repeat(600));

        Program missing = check(
                file,
                "--offline",
                "--keep-sessions",
                directory.resolve("no/such.db").toString());
        Program broken = check(file, "--offline", "--keep-sessions", damaged.toString());

        assertThat(missing.exitStatus()).isEqualTo(Main.FAILURE);
        assertThat(missing.out())
                .anyMatch(line -> line.startsWith("fail  session-store: ") && line.contains("make the folder"));
        assertThat(broken.exitStatus()).isEqualTo(Main.FAILURE);
        assertThat(broken.out())
                .anyMatch(line -> line.startsWith("fail  session-store: ") && line.contains("move it away"));
    }

    @Test
    void aMissingFileIsOneSentence() {
        Path missing = directory.resolve("nowhere.conf");

        Program program = check(missing);

        assertThat(program.exitStatus()).isEqualTo(Main.FAILURE);
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).containsExactly("shard: " + missing + ": there is no such file");
    }

    @Test
    void everyMistakeOfAFileIsALine() throws Exception {
        Path file = file("shard {", "transport = nety", "large-threshold = 1", "count = 0", "}");

        Program program = check(file, "--token", TOKEN);

        assertThat(program.exitStatus()).isEqualTo(Main.FAILURE);
        assertThat(program.err())
                .hasSize(3)
                .allMatch(line -> line.startsWith("shard: " + file + ":"))
                .anyMatch(line -> line.contains("did you mean netty?"));
    }

    @Test
    void aSyntaxErrorNamesItsLine() throws Exception {
        Path file = file("shard {", "transport = netty", "codec = [json", "}");

        Program program = check(file);

        assertThat(program.exitStatus()).isEqualTo(Main.FAILURE);
        assertThat(program.err()).singleElement().asString().startsWith("shard: " + file + ":4: ");
    }

    @Test
    void optionsAreStrongerThanPropertiesOfTheCommandLineAndThoseThanTheFile() throws Exception {
        Path file = file("shard { compression = none, codec = etf }");

        Program program =
                check(file, "--offline", "--token", TOKEN, "-Dshard.compression=zlib-payload", "--codec", "json");

        assertThat(program.exitStatus()).isZero();
        assertThat(program.out())
                .contains(
                        "shard.compression = zlib-payload  (option -Dshard.compression)",
                        "shard.codec = json  (option --codec)");
    }
}
