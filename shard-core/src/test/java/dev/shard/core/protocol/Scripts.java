package dev.shard.core.protocol;

import dev.shard.ShardPhase;

/** A script for each phase. */
final class Scripts {
    private Scripts() {}

    static ShardScript in(ShardPhase phase) {
        return switch (phase) {
            case IDLE -> ShardScript.idle();
            case BACKOFF -> ShardScript.backoff();
            case CONNECTING -> ShardScript.connecting();
            case AWAITING_HELLO -> ShardScript.awaitingHello();
            case AWAITING_PERMIT -> ShardScript.awaitingPermit();
            case IDENTIFYING -> ShardScript.identifying();
            case RESUMING -> ShardScript.resuming();
            case ACTIVE -> ShardScript.active();
            case CLOSING -> ShardScript.closing();
            case STOPPED -> ShardScript.stopped();
            case FAILED -> ShardScript.failed();
        };
    }
}
