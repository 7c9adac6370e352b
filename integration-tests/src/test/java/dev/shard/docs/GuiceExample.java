package dev.shard.docs;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.shard.Dispatch;
import dev.shard.Shard;
import dev.shard.ShardListener;
import dev.shard.core.Shards;
import dev.shard.core.wiring.ShardConfiguration;
import dev.shard.core.wiring.ShardFactory;
import dev.shard.core.wiring.ShardModule;
import jakarta.inject.Inject;
import java.nio.file.Path;

/**
 * A bot wired with Guice. Transport, codec and compression are a line each of {@code shard.conf}:
 *
 * <pre>{@code
 * shard {
 *   intents = [GUILD_MESSAGES]
 *   transport = netty
 *   codec = json
 *   compression = zlib-stream
 * }
 * }</pre>
 *
 * <p>The token comes from the environment, as {@code DISCORD_TOKEN}.
 */
final class GuiceExample {
    private GuiceExample() {}

    /** What the application brings. A transport of its own would be bound here too, with {@link ShardModule#transports}. */
    static final class BotModule extends AbstractModule {
        @Override
        protected void configure() {
            bind(ShardListener.class).to(MessagePrinter.class);
        }
    }

    /** Writes down who said something. */
    static final class MessagePrinter implements ShardListener {
        @Override
        public void onDispatch(Dispatch event) {
            if (event.name().equals("MESSAGE_CREATE")) {
                System.out.println("s=" + event.sequence() + " somebody said something");
            }
        }
    }

    /** The bot; it gets its parts as any other class does. */
    static final class Bot {
        private final Shard shard;

        @Inject
        Bot(Shards.Builder builder, ShardListener listener) {
            shard = builder.listener(listener).build();
        }

        Shard shard() {
            return shard;
        }
    }

    /** Reads a configuration and makes the bot of it. */
    static Injector wire(ShardConfiguration configuration) {
        return Guice.createInjector(new ShardModule(configuration), new BotModule());
    }

    /** Runs until the process is stopped. */
    public static void main(String[] arguments) throws InterruptedException {
        Injector injector = wire(ShardConfiguration.load(Path.of("shard.conf")));
        try (ShardFactory factory = injector.getInstance(ShardFactory.class);
                Shard shard = injector.getInstance(Bot.class).shard()) {
            shard.connect().toCompletableFuture().join();
            Thread.currentThread().join();
        }
    }
}
