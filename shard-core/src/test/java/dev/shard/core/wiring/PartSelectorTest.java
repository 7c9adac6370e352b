package dev.shard.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.shard.core.InMemorySessionStoreProvider;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A name in the configuration becomes a part, or a sentence that says what to do. */
class PartSelectorTest {
    private static final PartProviders USUAL = providers(new FakeParts.Packer("zlib-stream"));

    private static PartProviders providers(FakeParts.Packer... compressions) {
        Map<String, CompressionProvider> packers = new TreeMap<>();
        for (FakeParts.Packer packer : compressions) {
            packers.put(packer.name(), packer);
        }
        return new PartProviders(
                Map.of("netty", new FakeParts.Carrier("netty")),
                Map.of("json", new FakeParts.Encoder("json")),
                packers,
                Map.of("memory", new InMemorySessionStoreProvider()));
    }

    private static List<String> problems(PartProviders providers, String... lines) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        new PartSelector(providers, Read.of(lines)).check(problems);
        return problems.stream().map(ConfigurationProblem::toString).toList();
    }

    @Test
    void namesAndSettingsBecomeParts() {
        PartSelector selector =
                new PartSelector(USUAL, Read.of("shard.transports.netty { io-threads = 3, protocols = [a, b] }"));
        PartSelection selection = selector.select();

        FakeParts.Made transport = (FakeParts.Made) selector.createTransport(selection);

        assertThat(transport.ioThreads).isEqualTo(3);
        assertThat(transport.protocols).isEqualTo("a,b");
        assertThat(selection.codec().encoding()).isEqualTo("json");
        assertThat(selection.compression().name()).isEqualTo("zlib-stream");
    }

    @Test
    void anUnknownNameListsWhatThereIsAndTheNearest() {
        assertThat(problems(USUAL, "", "shard.transport = nety"))
                .containsExactly(
                        "shard.conf:2: shard.transport: no transport named \"nety\"; did you mean netty? Available: netty");
    }

    @Test
    void aMissingModuleIsNamed() {
        assertThat(problems(USUAL, "shard { transport = javaws, codec = etf }"))
                .satisfiesExactly(
                        transport -> assertThat(transport).contains("add dev.shard:transport-javaws to the class path"),
                        codec -> assertThat(codec).contains("add dev.shard:codec-etf to the class path"));
        assertThat(problems(USUAL, "shard.compression = zstd-stream"))
                .singleElement()
                .asString()
                .contains("add dev.shard:compression-zstd to the class path");
    }

    @Test
    void aDefaultThatIsMissingIsNoFaultOfAFile() {
        assertThat(problems(providers()))
                .containsExactly("default: shard.compression: no compression named \"zlib-stream\" here; add"
                        + " dev.shard:compression-zlib to the class path. Available: none");
    }

    @Test
    void partsThatDoNotGoTogetherAreRefusedWithTheFix() {
        assertThat(problems(
                        providers(new FakeParts.Packer("zlib-payload", "", false)), "shard.compression = zlib-payload"))
                .containsExactly(
                        "shard.conf:1: shard.compression: zlib-payload does not exist for the encoding of codec"
                                + " json; write zlib-stream or none, or codec = json");
    }

    @Test
    void whatDoesNotWorkHereIsRefusedWithTheReason() {
        assertThat(problems(
                        providers(new FakeParts.Packer("zstd-stream", "No native code.", true)),
                        "shard.compression = zstd-stream"))
                .containsExactly("shard.conf:1: shard.compression: zstd-stream does not work here; write auto"
                        + " or zlib-stream. No native code.");
    }

    @Test
    void aSettingThatDoesNotFitIsFoundOnItsLine() {
        assertThat(problems(USUAL, "shard.transports.netty {", "protocols = a", "io-threads = 65", "}"))
                .containsExactly("shard.conf:3: shard.transports.netty: io-threads must be a whole number from 1 to 64,"
                        + " was \"65\"");
    }

    @Test
    void aSettingThatDoesNotExistIsFoundOnItsLine() {
        assertThat(problems(USUAL, "shard.transports.netty {", "io-thread = 1", "}"))
                .singleElement()
                .asString()
                .startsWith(
                        "shard.conf:2: shard.transports.netty: no setting named \"io-thread\"; did you mean io-threads?");
        assertThat(problems(USUAL, "shard.codecs.json.x = 1"))
                .singleElement()
                .asString()
                .startsWith("shard.conf:1: ");
        assertThat(problems(USUAL, "shard.compressions.zlib-stream.x = 1"))
                .singleElement()
                .asString()
                .startsWith("shard.conf:1: ");
    }

    @Test
    void aSectionForAPartThatDoesNotExistIsMisspelt() {
        assertThat(problems(USUAL, "shard.transports.nety.io-threads = 1"))
                .singleElement()
                .asString()
                .startsWith("shard.conf:1: shard.transports: no transport named \"nety\"; did you mean netty?");
        assertThat(problems(USUAL, "shard.codecs.json = 1"))
                .singleElement()
                .asString()
                .contains("is a section");
    }

    @Test
    void aSectionMayWaitForItsModule() {
        assertThat(problems(USUAL, "shard.transports.javaws.io-threads = 1")).isEmpty();
    }

    @Test
    void autoTakesZstdWhereItWorks() {
        assertThat(auto(new FakeParts.Packer("zstd-stream"), new FakeParts.Packer("zlib-stream")))
                .isEqualTo("zstd-stream because zstd-stream works here");
    }

    @Test
    void autoTakesZlibWhereZstdDoesNotWork() {
        assertThat(auto(
                        new FakeParts.Packer("zstd-stream", "No native code.", true),
                        new FakeParts.Packer("zlib-stream")))
                .isEqualTo("zlib-stream because No native code.");
        assertThat(auto(new FakeParts.Packer("zlib-stream")))
                .isEqualTo("zlib-stream because dev.shard:compression-zstd is not on the class path");
        assertThat(auto(new FakeParts.Packer("zstd-stream", "", false), new FakeParts.Packer("zlib-stream")))
                .isEqualTo("zlib-stream because zstd-stream does not exist for encoding json");
    }

    @Test
    void theUsualFallbacksAreWhatIsLighterAndThere() {
        assertThat(fallbacks("shard.compression = zstd-stream")).containsExactly("zlib-stream", "none");
        assertThat(fallbacks("shard.compression = zlib-stream")).containsExactly("none");
        assertThat(fallbacks("shard.compression = none")).isEmpty();
    }

    @Test
    void theConfiguredFallbacksAreTakenInTheirOrder() {
        String zstd = "shard.compression = zstd-stream\nshard.compression-fallbacks = ";

        assertThat(fallbacks(zstd + "[none, zlib-stream]")).containsExactly("none", "zlib-stream");
        assertThat(fallbacks(zstd + "\"none,zlib-stream\"")).containsExactly("none", "zlib-stream");
        assertThat(fallbacks(zstd + "[zstd-stream, none]"))
                .as("not back to the chosen one")
                .containsExactly("none");
        assertThat(fallbacks(zstd + "[]")).isEmpty();
        assertThat(fallbacks(zstd + "auto")).containsExactly("zlib-stream", "none");
    }

    @Test
    void aUsualFallbackThatDoesNotWorkHereIsLeftOut() {
        PartProviders providers = providers(
                new FakeParts.Packer("zstd-stream"),
                new FakeParts.Packer("zlib-stream", "Broken.", true),
                new FakeParts.Packer("none", "", false));

        assertThat(fallbacks(providers, "shard.compression = zstd-stream")).isEmpty();
    }

    @Test
    void aFallbackThatIsNotThereOrDoesNotFitIsFoundOnItsLine() {
        PartProviders providers = providers(
                new FakeParts.Packer("zlib-stream"),
                new FakeParts.Packer("zlib-payload", "", false),
                new FakeParts.Packer("zstd-stream", "No native code.", true));

        assertThat(problems(
                        providers,
                        "shard.compression-fallbacks = [",
                        "nome,",
                        "zlib-payload,",
                        "zstd-stream,",
                        "]",
                        "shard.compressions.zlib-stream {}"))
                .satisfiesExactly(
                        unknown -> assertThat(unknown)
                                .startsWith("shard.conf:2: shard.compression-fallbacks: no compression named \"nome\""),
                        unfit -> assertThat(unfit)
                                .startsWith("shard.conf:3: shard.compression-fallbacks: zlib-payload does not exist"),
                        broken -> assertThat(broken)
                                .startsWith("shard.conf:4: shard.compression-fallbacks: zstd-stream does not work"));
    }

    @Test
    void aFallbackGetsItsOwnSettings() {
        PartProviders providers = providers(new FakeParts.Packer("zlib-stream"), new FakeParts.Packer("none"));

        assertThat(problems(providers, "", "shard.compressions.none.level = 3"))
                .singleElement()
                .asString()
                .startsWith("shard.conf:2: shard.compressions.none: no setting named \"level\"");
    }

    private static List<String> fallbacks(String line) {
        return fallbacks(
                providers(
                        new FakeParts.Packer("zstd-stream"),
                        new FakeParts.Packer("zlib-stream"),
                        new FakeParts.Packer("none")),
                line);
    }

    private static List<String> fallbacks(PartProviders providers, String line) {
        return new PartSelector(providers, Read.of(line))
                .select().fallbacks().stream().map(Compression::name).toList();
    }

    /** The choice, and what the log says of it. */
    private static String auto(FakeParts.Packer... packers) {
        Logger logger = (Logger) LoggerFactory.getLogger(AutoCompression.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
        try {
            PartSelection selection =
                    new PartSelector(providers(packers), Read.of("shard.compression = auto")).select();
            assertThat(log.list).hasSize(1);
            return selection.compression().name() + " because "
                    + log.list.get(0).getKeyValuePairs().get(1).value;
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
    }
}
