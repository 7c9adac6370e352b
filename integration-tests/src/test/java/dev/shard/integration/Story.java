package dev.shard.integration;

import static dev.shard.integration.LiveShard.join;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.command.RequestGuildMembers;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.scenario.SimConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What becomes of one shard: it begins a session, gets events however they are cut, has a command answered, loses its
 * connection in every way that keeps the session and in one that does not, and stops.
 */
final class Story {
    private static final int MAX_CUT = 100;
    private static final List<String> RESUMES = List.of("Disconnected, then RESUME", "Connected", "Resumed");
    private static final String CONTENT = "\"na\u00efve \\uD83D\\uDE80 %d\"";

    private final GatewaySimulator gateway;
    private final LiveShard live;
    private final boolean mayBeSplit;
    private final Random cuts;
    private int published;

    /**
     * What the shard told.
     *
     * @param ofItself everything but dispatches, heartbeats and phases, a word or two for each
     * @param ofTheGateway the dispatches but RESUMED: name, and what the published ones said
     */
    record Told(List<String> ofItself, List<String> ofTheGateway) {}

    private Story(GatewaySimulator gateway, LiveShard live, Combination parts, long seed) {
        this.gateway = gateway;
        this.live = live;
        mayBeSplit = parts.compression().equals("zlib-stream");
        cuts = new Random(seed);
    }

    /** Lives through it all, and fails unless each event arrived once and in order; {@code seed} says how payloads are cut. */
    static Told live(GatewaySimulator gateway, LiveShard live, Combination parts, long seed) {
        Story story = new Story(gateway, live, parts, seed);
        story.getsEvents(20);
        story.hasACommandAnswered();
        story.resumesAfter(SimConnection::reset);
        story.resumesAfter(SimConnection::sendReconnect);
        story.resumesAfter(connection -> connection.sendInvalidSession(true));
        story.resumesAfter(connection -> connection.close(4000, "unknown error"));
        story.identifiesAfter(connection -> connection.sendInvalidSession(false));
        story.meetsACorruptFrame();
        story.getsEvents(5);
        join(live.shard().disconnect());
        live.assertNothingLostOrDoubled();
        return new Told(ofItself(live), ofTheGateway(live));
    }

    /** What a shard of these parts tells of itself. */
    static List<String> expected(Combination parts) {
        List<String> all = new ArrayList<>(List.of("Connected", "Ready"));
        all.addAll(
                Collections.nCopies(4, RESUMES).stream().flatMap(List::stream).toList());
        all.addAll(List.of("SessionLost", "Disconnected, then IDENTIFY", "Connected", "SequenceGap", "Ready"));
        all.add("PayloadRejected");
        if (parts.compression().endsWith("-stream")) {
            all.addAll(RESUMES);
        }
        all.addAll(List.of("Disconnected, then nothing", "Stopped"));
        return all;
    }

    private static List<String> ofItself(LiveShard live) {
        return live.heard().all(ShardEvent.class).stream()
                .filter(event -> !(event instanceof Dispatch || event instanceof ShardEvent.HeartbeatAcknowledged))
                .filter(event -> !(event instanceof ShardEvent.PhaseChanged))
                .map(Story::inWords)
                .toList();
    }

    private static List<String> ofTheGateway(LiveShard live) {
        return live.heard().all(Dispatch.class).stream()
                .filter(event -> !event.name().equals("RESUMED"))
                .map(event -> event.name() + " " + content(event))
                .toList();
    }

    private static String inWords(ShardEvent event) {
        String kind = event.getClass().getSimpleName();
        return event instanceof ShardEvent.Disconnected ended
                ? kind + ", then " + ended.next().map(Enum::name).orElse("nothing")
                : kind;
    }

    private static Object content(Dispatch event) {
        Map<?, ?> data = event.data().as(Map.class);
        return data.containsKey("content") ? data.get("content") : "";
    }

    private void getsEvents(int count) {
        for (int i = 0; i < count; i++) {
            cutNextPayload();
            publish();
        }
        live.awaitDelivered();
    }

    /** Into fragments; where one payload may span messages, into messages as well. Some are empty. */
    private void cutNextPayload() {
        int[] offsets = cuts.ints(3, 0, MAX_CUT).sorted().toArray();
        connection().fragmentNextPayloadAt(offsets);
        if (mayBeSplit) {
            connection().splitNextPayloadAt(cuts.nextInt(1, MAX_CUT));
        }
    }

    private void hasACommandAnswered() {
        Map<?, ?> guild = live.heard()
                .dispatches("GUILD_CREATE")
                .findFirst()
                .orElseThrow()
                .data()
                .as(Map.class);
        long id = Long.parseLong(String.valueOf(guild.get("id")));
        join(live.shard().send(RequestGuildMembers.startingWith(id, "zzz", 5)));
        live.await(
                "answer", () -> live.heard().dispatches("GUILD_MEMBERS_CHUNK").count() == 1);
    }

    private void resumesAfter(ConnectionEnd end) {
        long resumes = live.status().history().resumes();
        end.of(connection());
        publish();
        live.await("resume", () -> live.status().history().resumes() > resumes);
        live.awaitActive().awaitDelivered();
    }

    private void identifiesAfter(ConnectionEnd end) {
        long identifies = live.status().history().identifies();
        end.of(connection());
        live.await("identify", () -> live.status().history().identifies() > identifies);
        live.awaitActive().awaitDelivered();
    }

    private void meetsACorruptFrame() {
        int before = disturbances();
        connection().corruptNextFrame();
        connection().requestHeartbeat();
        live.await("notice of a corrupt frame", () -> disturbances() > before);
        live.awaitActive();
    }

    private int disturbances() {
        return live.heard().all(ShardEvent.PayloadRejected.class).size()
                + live.heard().all(ShardEvent.Disconnected.class).size();
    }

    private interface ConnectionEnd {
        void of(SimConnection connection);
    }

    private void publish() {
        gateway.publishTo(live.id().id(), "MESSAGE_CREATE", "{\"content\":" + CONTENT.formatted(published++) + "}");
    }

    private SimConnection connection() {
        return gateway.shard(live.id().id());
    }
}
