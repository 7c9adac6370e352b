package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.GatewaySimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code shard sim}. */
class SimCommandTest {
    @Test
    void itSaysWhereItIsAndInTheEndWhatItsClientsDidWrong() {
        Program sim = Program.start("sim");
        URI gateway = URI.create(
                sim.awaitOut(line -> line.startsWith("gateway ws://127.0.0.1:")).substring("gateway ".length()));
        sim.awaitOut(line -> line.equals("api http://127.0.0.1:" + gateway.getPort() + "/api/v10"));
        sendNonsenseTo(gateway);
        sim.interrupt();

        assertThat(sim.exitStatus()).isZero();
        assertThat(sim.out())
                .contains("connections 1, identifies 0, resumes 0, heartbeats 0")
                .contains("violation UNDECODABLE_PAYLOAD (step 2): 1");
    }

    @Test
    void itAnswersHowManyShardsBucketsAndSessionStartsThereAre() throws Exception {
        Program sim = Program.start("sim", "--max-concurrency", "16", "--shards", "64", "--daily-limit", "500");
        String api = sim.awaitOut(line -> line.startsWith("api ")).substring("api ".length());
        HttpRequest question = HttpRequest.newBuilder(URI.create(api + "/gateway/bot"))
                .header("Authorization", "Bot " + GatewaySimulator.DEFAULT_TOKEN)
                .build();

        String answer = HttpClient.newHttpClient()
                .send(question, HttpResponse.BodyHandlers.ofString())
                .body();

        sim.interrupt();
        JsonNode body = JsonMapper.shared().readTree(answer);
        assertThat(body.path("shards").asInt()).isEqualTo(64);
        assertThat(body.at("/session_start_limit/max_concurrency").asInt()).isEqualTo(16);
        assertThat(body.at("/session_start_limit/total").asInt()).isEqualTo(500);
        assertThat(body.at("/session_start_limit/remaining").asInt()).isEqualTo(500);
        assertThat(sim.exitStatus()).isZero();
    }

    /** Returns when the simulator has closed, which is when it has counted. */
    private static void sendNonsenseTo(URI gateway) {
        ClosedListener closed = new ClosedListener();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(gateway + "/?v=10&encoding=json"), closed)
                .join()
                .sendText("nonsense", true)
                .join();
        assertThat(closed.code
                        .orTimeout(Program.BOUND.toSeconds(), TimeUnit.SECONDS)
                        .join())
                .isEqualTo(4002);
    }

    private static final class ClosedListener implements WebSocket.Listener {
        private final CompletableFuture<Integer> code = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            code.complete(status);
            return null;
        }
    }

    @Test
    void aTraceNamesPayloadsAndNeverTheToken() {
        Program sim = Program.start("sim", "--token", "CANARY.TOKEN", "--trace");
        String gateway = sim.awaitOut(line -> line.startsWith("gateway ")).substring("gateway ".length());
        Program client = Program.start("run", "--url", gateway, "--token", "CANARY.TOKEN");
        sim.awaitErr(line -> line.matches("> connection=1 shard=- op=2 t=- s=- bytes=\\d+"));
        sim.awaitErr(line -> line.matches("< connection=1 shard=\\[0,1] op=0 t=READY s=1 bytes=\\d+"));
        client.interrupt();
        client.exitStatus();
        sim.interrupt();

        assertThat(sim.exitStatus()).isZero();
        assertThat(sim.out()).contains("violations none");
        assertThat(sim.err()).noneMatch(line -> line.contains("CANARY"));
    }

    @Test
    void withTlsTheCertificateCanBeTrustedAndIsGoneAfterwards() {
        Program sim = Program.start("sim", "--tls");
        String gateway = sim.awaitOut(line -> line.startsWith("gateway wss://")).substring("gateway ".length());
        String certificate =
                sim.awaitOut(line -> line.startsWith("certificate ")).substring("certificate ".length());
        Program client = Program.start("run", "--url", gateway, "--token", "SIM.TOKEN", "--trust", certificate);
        client.awaitErr(line -> line.contains("ready, session"));
        client.interrupt();
        client.exitStatus();
        sim.interrupt();

        assertThat(sim.exitStatus()).isZero();
        assertThat(Files.exists(Path.of(certificate))).isFalse();
    }

    @Test
    void aPortInUseIsRefusedInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Program sim = Program.run("sim", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(sim.exitStatus()).isEqualTo(Main.FAILURE);
            assertThat(sim.out()).isEmpty();
            assertThat(sim.err())
                    .singleElement()
                    .asString()
                    .startsWith("shard: cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .contains("choose another port");
        }
    }
}
