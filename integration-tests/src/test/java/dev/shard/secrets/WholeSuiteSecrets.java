package dev.shard.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * R19: what the tests of all modules logged and printed holds no token. Run by {@code mvn verify} after all other tests; in the
 * profile {@code trace} everything was logged, that of the libraries too.
 */
class WholeSuiteSecrets {
    private static final List<String> LOGGING =
            List.of("shard-core", "transport-netty", "transport-javaws", "shard-cli");

    private final Path root = Path.of("..").toAbsolutePath().normalize();
    private Set<String> tokens;
    private List<Path> modules;

    @BeforeEach
    void look() throws IOException {
        try (Stream<Path> directories = Files.walk(root, 2)) {
            modules = directories
                    .filter(directory -> Files.exists(directory.resolve("pom.xml")))
                    .toList();
        }
        tokens = TestTokens.in(modules.stream()
                .map(module -> module.resolve("src"))
                .filter(Files::isDirectory)
                .toList());
    }

    @Test
    void noTokenWasLoggedOrPrinted() throws IOException {
        SecretScan scan = new SecretScan(tokens);
        for (Path module : modules) {
            scan.read(module.resolve("target/log")).read(module.resolve("target/surefire-reports"));
        }

        assertThat(tokens).as("tokens to look for").hasSizeGreaterThan(5);
        assertThat(scan.files()).as("reports and logs").hasSizeGreaterThan(2);
        assertThat(scan.findings()).isEmpty();
    }

    @Test
    void everythingWasCaptured() throws IOException {
        assumeTrue("TRACE".equals(System.getProperty("shard.log.all")), "the suite did not log everything");

        for (String module : LOGGING) {
            SecretScan scan = new SecretScan(tokens).read(root.resolve(module).resolve("target/log"));
            assertThat(scan.traceLines()).as("lines at TRACE of " + module).isPositive();
        }
    }
}
