package dev.shard.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Activity;
import dev.shard.BackoffPolicy;
import dev.shard.BotToken;
import dev.shard.IdentifyProperties;
import dev.shard.Intents;
import dev.shard.ListenerOptions;
import dev.shard.Presence;
import dev.shard.ShardConfig;
import dev.shard.ShardId;
import dev.shard.ShardLimits;
import dev.shard.ShardTimeouts;
import dev.shard.core.HttpGatewayLocator;
import dev.shard.core.Providers;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code reference.conf} says what the API says, and forgets nothing of it. */
class DefaultsTest {
    private static final List<String> KEYS = new Reference(DefaultsTest.class.getClassLoader()).keys();

    /** Where a name of the API has another name, or another form, in the file. */
    private static final Map<String, String> OTHER_NAMES = Map.of("shard", "id", "since", "idle-since");

    private final ShardConfiguration configuration = Read.of();

    @Test
    void everyDefaultIsTheApis() throws Exception {
        ShardConfig expected = ShardConfig.builder(BotToken.of(Read.TOKEN), Intents.nonPrivileged())
                .build();

        for (Method accessor : settings(ShardConfig.class)) {
            assertThat(accessor.invoke(configuration.shard()))
                    .as(accessor.getName())
                    .isEqualTo(accessor.invoke(expected));
        }
    }

    @Test
    void everySettingOfTheConfigurationIsAKey() {
        assertThat(settings(ShardConfig.class))
                .extracting(accessor -> key("shard", accessor.getName()))
                .isSubsetOf(KEYS)
                .hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ShardTimeouts.class,
                ShardLimits.class,
                BackoffPolicy.class,
                IdentifyProperties.class,
                Presence.class,
                ShardId.class
            })
    void everyComponentIsAKey(Class<?> type) {
        String section = Map.of(
                        ShardTimeouts.class, "shard.timeouts",
                        ShardLimits.class, "shard.limits",
                        BackoffPolicy.class, "shard.backoff",
                        IdentifyProperties.class, "shard.properties",
                        Presence.class, "shard.presence",
                        ShardId.class, "shard")
                .get(type);

        assertThat(type.getRecordComponents())
                .extracting(RecordComponent::getName)
                .extracting(name -> key(section, name))
                .isSubsetOf(KEYS);
    }

    @Test
    void anActivityHasAKeyForEachComponent() {
        ShardConfiguration read = Read.of(
                "shard.presence.activities = [{ type = streaming, name = n, state = s, url = \"https://twitch.tv/x\" }]");

        assertThat(read.shard().presence().activities())
                .containsExactly(new Activity(Activity.Type.STREAMING, "n", "s", "https://twitch.tv/x"));
        assertThat(Activity.class.getRecordComponents()).hasSize(4);
    }

    @Test
    void theOtherDefaultsAreThoseOfTheBuilder() {
        ListenerOptions usual = ListenerOptions.on(Runnable::run);
        ListenerOptions options = configuration.listenerOptions(Runnable::run);

        assertThat(options.events()).isEqualTo(usual.events());
        assertThat(options.rawMessages()).isEqualTo(usual.rawMessages());
        assertThat(options.maxQueuedEvents()).isEqualTo(usual.maxQueuedEvents());
        assertThat(options.maxQueuedBytes()).isEqualTo(usual.maxQueuedBytes());
        assertThat(configuration.transport()).isEqualTo(Providers.DEFAULT_TRANSPORT);
        assertThat(configuration.codec()).isEqualTo(Providers.DEFAULT_CODEC);
        assertThat(configuration.compression()).isEqualTo(Providers.DEFAULT_COMPRESSION);
        assertThat(configuration.apiUrl()).isEqualTo(HttpGatewayLocator.DISCORD);
        assertThat(configuration.loopBlockedAfter()).hasSeconds(2);
        assertThat(configuration.identifyReserve()).isEqualTo(10);
        assertThat(configuration.randomSeed()).isEmpty();
    }

    private static List<Method> settings(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> !List.of("toString", "toBuilder").contains(method.getName()))
                .toList();
    }

    private static String key(String section, String name) {
        String kebab = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return section + "." + OTHER_NAMES.getOrDefault(name, kebab);
    }
}
