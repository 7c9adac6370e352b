package dev.shard.core.wiring;

import dev.shard.BackoffPolicy;
import dev.shard.BotToken;
import dev.shard.CloseAction;
import dev.shard.IdentifyProperties;
import dev.shard.Intents;
import dev.shard.ShardConfig;
import dev.shard.ShardId;
import dev.shard.ShardLimits;
import dev.shard.ShardTimeouts;
import java.time.Duration;

/** Reads what becomes a {@link ShardConfig}. The API's own checks decide what fits. */
final class ShardConfigReader {
    private static final int SMALLEST_MESSAGE_BYTES = 4096;

    /** Stands in while the other keys are read, so that all problems are told at once. */
    private static final BotToken NO_TOKEN = BotToken.of("none");

    private final SettingReader shard;

    ShardConfigReader(SettingReader shard) {
        this.shard = shard;
    }

    ShardConfig read() {
        ShardConfig.Builder config = ShardConfig.builder(token(), intents())
                .shard(shardId())
                .autoReconnect(shard.flag("auto-reconnect", true))
                .presence(PresenceReader.read(shard.section("presence")))
                .properties(properties(shard.section("properties")))
                .timeouts(shard.section("timeouts").combined(ShardConfigReader::timeouts, ShardTimeouts.DEFAULT))
                .limits(limits(shard.section("limits")))
                .backoff(shard.section("backoff").combined(ShardConfigReader::backoff, BackoffPolicy.DEFAULT));
        shard.text("large-threshold", text -> config.largeThreshold(Texts.wholeNumber(text)));
        config.maxSessionAge(shard.duration(
                "max-session-age", Duration.ZERO, Duration.ofDays(1), ShardConfig.DEFAULT_MAX_SESSION_AGE));
        shard.text("api-version", text -> config.apiVersion(Texts.wholeNumber(text)));
        shard.text("gateway-url", text -> config.gatewayUrl(Texts.uri(text)));
        closeActions(config);
        return config.build();
    }

    private BotToken token() {
        if (shard.isAbsent("token")) {
            shard.missing("token", "is not set; set the environment variable DISCORD_TOKEN");
        }
        return shard.text("token", BotToken::of, NO_TOKEN);
    }

    private Intents intents() {
        Intents[] all = {Intents.none()};
        shard.words(
                "intents",
                word -> all[0] =
                        Intents.ofBits(all[0].bits() | Intents.parse(word).bits()));
        return all[0];
    }

    private ShardId shardId() {
        return shard.combined(
                keys -> new ShardId(keys.text("id", Texts::wholeNumber, 0), keys.text("count", Texts::wholeNumber, 1)),
                ShardId.SINGLE);
    }

    private static IdentifyProperties properties(SettingReader keys) {
        IdentifyProperties usual = IdentifyProperties.ofThisLibrary();
        return new IdentifyProperties(
                keys.text("os", text -> text, usual.os()),
                keys.text("browser", text -> text, usual.browser()),
                keys.text("device", text -> text, usual.device()));
    }

    private static ShardTimeouts timeouts(SettingReader keys) {
        ShardTimeouts usual = ShardTimeouts.DEFAULT;
        return new ShardTimeouts(
                keys.duration("connect", usual.connect()),
                keys.duration("hello", usual.hello()),
                keys.duration("close", usual.close()),
                keys.duration("zombie-close", usual.zombieClose()));
    }

    private static ShardLimits limits(SettingReader keys) {
        ShardLimits usual = ShardLimits.DEFAULT;
        return new ShardLimits(
                bytes(keys, "max-message-bytes", usual.maxMessageBytes()),
                bytes(keys, "max-inflated-bytes", usual.maxInflatedBytes()),
                keys.number("max-queued-commands", 1, usual.maxQueuedCommands()));
    }

    private static int bytes(SettingReader keys, String key, int usual) {
        return (int) keys.bytes(key, SMALLEST_MESSAGE_BYTES, Integer.MAX_VALUE, usual);
    }

    private static BackoffPolicy backoff(SettingReader keys) {
        BackoffPolicy usual = BackoffPolicy.DEFAULT;
        return new BackoffPolicy(
                keys.duration("base", usual.base()),
                keys.duration("cap", usual.cap()),
                keys.duration("stable-after", usual.stableAfter()),
                keys.number("max-attempts", 0, usual.maxAttempts()));
    }

    private void closeActions(ShardConfig.Builder config) {
        SettingReader actions = shard.section("close-actions");
        for (String code : actions.names()) {
            actions.text(
                    code,
                    text -> config.closeAction(
                            Texts.wholeNumber(code), Names.parse("close action", CloseAction.class, text)));
        }
    }
}
