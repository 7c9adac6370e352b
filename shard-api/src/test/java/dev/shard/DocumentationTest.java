package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that users and implementers see has a comment. The compiler checks what stands in comments; of what is missing
 * it cannot tell a comment from a tag, and a tag that repeats the signature is not wanted.
 */
class DocumentationTest {
    private static final Path SOURCES = Path.of("src/main/java");

    @TempDir
    Path classes;

    @Test
    void everythingPublicHasAComment() throws IOException {
        var remarks = doclint();

        assertThat(remarks)
                .filteredOn(remark -> remark.getMessage(Locale.ROOT).equals("no comment"))
                .extracting(
                        remark -> SOURCES.toUri().relativize(remark.getSource().toUri()) + ":" + remark.getLineNumber())
                .isEmpty();
    }

    private List<Diagnostic<? extends JavaFileObject>> doclint() throws IOException {
        var remarks = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options = List.of(
                "-Xdoclint:missing/protected",
                "-Xmaxwarns",
                "10000",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-p",
                System.getProperty("java.class.path"));
        try (var files = compiler.getStandardFileManager(remarks, Locale.ROOT, null);
                var sources = Files.walk(SOURCES)) {
            var units = files.getJavaFileObjectsFromPaths(
                    sources.filter(source -> source.toString().endsWith(".java"))
                            .toList());

            assertThat(compiler.getTask(null, files, remarks, options, null, units)
                            .call())
                    .as("sources compile")
                    .isTrue();
        }
        return remarks.getDiagnostics();
    }
}
