package dev.shard.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws what is done to the shards of a world: mostly traffic, in some lives few faults and in others many. */
final class Playwright {
    /** Before the end, in which faults are over and everything has to come right. */
    static final Duration CALM = Duration.ofSeconds(220);

    private static final int[] RECOVERABLE = {0, 1000, 1001, 1011, 1012, 3999, 4000, 4001, 4002, 4005, 4006, 4008, 4500
    };
    private static final int[] SESSION_ENDING = {4003, 4007, 4009};
    private static final int[] FINAL = {4004, 4010, 4011, 4012, 4013, 4014};
    private static final int[] UPGRADES = {429, 503, 400, 200, 502};

    private final SplittableRandom chance;
    private final Setting setting;
    private final long until;
    private final List<Stimulus> stimuli = new ArrayList<>();

    private Playwright(SplittableRandom chance, Setting setting, long until) {
        this.chance = chance;
        this.setting = setting;
        this.until = until;
    }

    /** The stimuli of a seed, in their order. */
    static List<Stimulus> draw(long seed, Setting setting, int minutes) {
        long until = Duration.ofMinutes(minutes).minus(CALM).toMillis();
        Playwright playwright = new Playwright(new World(seed, new Trace(false)).chance("script"), setting, until);
        playwright.traffic();
        playwright.several(Kind.Group.GATEWAY, 8);
        playwright.several(Kind.Group.HANDSHAKE, 10);
        playwright.several(Kind.Group.NETWORK, 10);
        playwright.several(Kind.Group.PROCESS, 3);
        playwright.several(Kind.Group.USER, 6);
        playwright.stimuli.sort((one, other) -> Long.compare(one.atMillis(), other.atMillis()));
        return playwright.stimuli;
    }

    private void traffic() {
        for (int shard = 0; shard < setting.shards(); shard++) {
            for (long at = chance.nextLong(4000); at < until; at += 500 + chance.nextLong(12_000)) {
                stimuli.add(new Stimulus(at, Kind.EVENTS, shard, 1 + chance.nextInt(4)));
            }
        }
    }

    /** Of a life's faults some kinds are rare or absent, so that others come to their effect. */
    private void several(Kind.Group group, int most) {
        List<Kind> kinds = Kind.of(group);
        int many = chance.nextInt(3) == 0 ? 0 : 1 + chance.nextInt(most * (1 + setting.shards()) / 2);
        for (int i = 0; i < many; i++) {
            Kind kind = kinds.get(chance.nextInt(kinds.size()));
            int times = chance.nextInt(12) == 0 ? 1 + chance.nextInt(4) : 1;
            long at = 500 + chance.nextLong(until);
            int shard = chance.nextInt(setting.shards());
            for (int j = 0; j < times; j++) {
                stimuli.add(new Stimulus(Math.min(until, at + j * 300L), kind, shard, value(kind)));
            }
        }
    }

    private long value(Kind kind) {
        return switch (kind) {
            case SEQUENCE_SKIPPED, LISTENER_THROWS, SEND_VOICE -> 1 + chance.nextInt(3);
            case OP9, OP9_FIRST, OP9_TO_IDENTIFY, OP9_TO_RESUME, HAND_OVER -> chance.nextInt(2);
            case SECOND_HELLO -> chance.nextInt(4) == 0 ? 0 : 5_000 + chance.nextInt(40_000);
            case ODD_OPCODE -> chance.nextInt(8);
            case CLOSED_BY_PEER, CLOSE_FIRST, CLOSE_TO_IDENTIFY, CLOSE_TO_RESUME -> closeCode();
            case HELLO_AND_GONE -> chance.nextInt(3000);
            case READY_LATE, RESUMED_LATE -> chance.nextInt(90_000);
            case REFUSED, LATE_CALLBACK -> chance.nextInt(6);
            case NO_UPGRADE -> UPGRADES[chance.nextInt(UPGRADES.length)] + 1000L * chance.nextInt(25);
            case FROZEN, WRITES_STUCK -> 1000 + chance.nextInt(40_000);
            case RESUME_HOSTS_DEAD -> 10_000 + chance.nextInt(120_000);
            case NOT_LOCATED -> chance.nextInt(6) == 0 ? 401 : chance.nextInt(2) * 503;
            case CRASH -> 100 + chance.nextInt(20_000);
            case CLOCK_JUMP -> chance.nextLong(-3_600_000, 3_600_000);
            case STALL, LISTENER_BLOCKS -> 100 + chance.nextInt(chance.nextInt(4) == 0 ? 50_000 : 3_000);
            case STORE_SLOW -> chance.nextInt(4_000);
            case STORE_FAILS, CONSUMER_PAUSED -> chance.nextInt(120_000);
            case SEND -> chance.nextInt(6) == 0 ? 150 : 1 + chance.nextInt(6);
            case SEND_MEMBERS -> chance.nextInt(2);
            case DISCONNECT -> new int[] {1000, 1001, 4000, 4900}[chance.nextInt(4)];
            default -> 0;
        };
    }

    private int closeCode() {
        int[] codes = chance.nextInt(5) == 0 ? FINAL : chance.nextInt(4) == 0 ? SESSION_ENDING : RECOVERABLE;
        return codes[chance.nextInt(codes.length)];
    }
}
