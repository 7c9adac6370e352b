package dev.shard.docs;

import dev.shard.Dispatch;
import dev.shard.Intent;
import dev.shard.Intents;
import dev.shard.Shard;
import dev.shard.ShardListener;
import dev.shard.core.Shards;

/** The program of the README, which shows what stands between the marks. */
final class QuickStart {
    private QuickStart() {}

    // README: begin
    record Message(String content) {}

    static Shards.Builder bot(String token) {
        return Shards.builder(token, Intents.of(Intent.GUILD_MESSAGES, Intent.MESSAGE_CONTENT))
                .listener(new ShardListener() {
                    @Override
                    public void onDispatch(Dispatch event) {
                        if (event.name().equals("MESSAGE_CREATE")) {
                            System.out.println(event.data().as(Message.class).content());
                        }
                    }
                });
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (Shard shard = bot(System.getenv("DISCORD_TOKEN")).build()) {
            shard.connect().toCompletableFuture().join(); // READY arrived; or the reason why it never will is thrown
            Thread.currentThread().join(); // until Ctrl-C; lost connections are resumed meanwhile
        }
    }
    // README: end
}
