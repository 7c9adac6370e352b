package dev.shard.docs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Makes {@code docs/configuration.md} of every module's {@code reference.conf}. */
final class ConfigurationDocument {
    private static final String REFERENCE = "src/main/resources/reference.conf";
    private static final String CORE = "shard-core";
    private static final String INTRODUCTION = """
            # Configuration

            <!-- Made from the reference.conf of each module; change those, then run
                 mvn -pl integration-tests -am test -Dtest=ConfigurationDocumentTest -Dshard.docs=write -Dsurefire.failIfNoSpecifiedTests=false -->

            Settings are read by `ShardConfiguration` (`shard-core`, package `dev.shard.core.wiring`) and by the program: `./shard run -c
            shard.conf`. `./shard check -c shard.conf` shows what is in force and where it comes from. Files are written in
            [HOCON](https://github.com/lightbend/config/blob/main/HOCON.md), of which JSON is a part:

            ```hocon
            shard {
              intents = [GUILDS, GUILD_MESSAGES]
              transport = netty
              codec = json
              compression = zlib-stream
            }
            ```

            The same key may be set in several places. The first of these wins:

            1. an option of the program, such as `--codec etf`
            2. `-Dshard.codec=etf` on the program's command line
            3. the system property `shard.codec`, that is `-Dshard.codec=etf` for `java` itself (`JAVA_OPTS`)
            4. the environment variable `CONFIG_FORCE_shard_codec`, then `SHARD_CODEC`: upper case, every dot and hyphen an underscore
            5. the file
            6. the defaults below

            Durations are written `10 s`, `500 ms`, `2 min` or `PT10S`; sizes `64 KiB` or, in bytes, `65536`; lists `[A, B]`, or
            `A,B` outside of files. `null` stands for what is not set. What does not fit, a key that does not exist included, is refused
            at start, with file and line. Settings of a transport, codec or compression of ours that is not on the class path are left
            alone.
            """;

    private final StringBuilder text = new StringBuilder(INTRODUCTION);

    private ConfigurationDocument() {}

    /** The whole document. */
    static String of(Path repository) throws IOException {
        ConfigurationDocument document = new ConfigurationDocument();
        for (Path module : modules(repository)) {
            Config reference = ConfigFactory.parseFile(module.resolve(REFERENCE).toFile());
            document.heading(module.getFileName().toString());
            document.section("shard", reference.root().get("shard"));
        }
        return document.text.toString();
    }

    private static List<Path> modules(Path repository) throws IOException {
        try (Stream<Path> directories = Files.list(repository)) {
            return directories
                    .filter(module -> Files.exists(module.resolve(REFERENCE)))
                    .sorted(Comparator.comparing((Path module) -> !module.endsWith(CORE))
                            .thenComparing(Path::getFileName))
                    .toList();
        }
    }

    private void heading(String module) {
        text.append("\n## ").append(module).append('\n');
    }

    private void section(String path, ConfigValue value) {
        ConfigObject section = (ConfigObject) value;
        List<Map.Entry<String, ConfigValue>> entries = section.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().origin().lineNumber()))
                .toList();
        entries.stream()
                .filter(entry -> !(entry.getValue() instanceof ConfigObject))
                .forEach(entry -> key(path + "." + entry.getKey(), entry.getValue()));
        entries.stream()
                .filter(entry -> entry.getValue() instanceof ConfigObject)
                .forEach(entry -> inner(path + "." + entry.getKey(), entry.getValue()));
    }

    private void inner(String path, ConfigValue section) {
        List<String> comments = section.origin().comments();
        if (!comments.isEmpty()) {
            text.append("\n### `").append(path).append("`\n\n");
            paragraphs(comments, "");
        }
        section(path, section);
    }

    private void key(String path, ConfigValue value) {
        text.append("\n- **`")
                .append(path)
                .append("`** = `")
                .append(written(value))
                .append("`<br>\n");
        text.append("  Environment: `").append(variable(path)).append("`<br>\n");
        paragraphs(value.origin().comments(), "  ");
    }

    private static String written(ConfigValue value) {
        return value.render(ConfigRenderOptions.concise().setJson(false));
    }

    private static String variable(String path) {
        return path.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** Lines of a comment; those that are indented are an example. */
    private void paragraphs(List<String> comments, String indent) {
        for (String comment : comments) {
            boolean example = comment.startsWith("   ");
            text.append(indent)
                    .append(example ? "`" + comment.strip() + "`" : comment.strip())
                    .append('\n');
        }
    }
}
