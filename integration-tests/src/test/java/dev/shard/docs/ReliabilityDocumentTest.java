package dev.shard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every requirement is named by tests, and docs/reliability.md says by which. */
class ReliabilityDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([RS]\\d+) \\|.*\\| ([^|]*) \\|$");
    private static final Pattern CLASS = Pattern.compile("`(\\w+)`");

    private final NamedRequirements named = NamedRequirements.in(Repository.root());

    @Test
    void everyRequirementAndEveryScenarioIsNamedByATest() throws IOException {
        Files.writeString(Repository.root().resolve("integration-tests/target/requirements.txt"), named.toString());

        assertThat(named.missing()).as("named by no test").isEmpty();
    }

    @Test
    void thePageHasARowForEach() throws IOException {
        assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(NamedRequirements.IDS);
    }

    @Test
    void theTestsThatThePageShowsNameWhatItSays() throws IOException {
        List<String> wrong = new ArrayList<>();
        rows().forEach((id, cell) -> {
            List<String> shown =
                    CLASS.matcher(cell).results().map(found -> found.group(1)).toList();
            if (shown.isEmpty()) {
                wrong.add(id + ": shows no test");
            }
            shown.stream()
                    .filter(test -> !named.classesThatName(id).contains(test))
                    .forEach(test -> wrong.add(id + ": " + test + " is no test that names it, but these are: "
                            + named.classesThatName(id)));
        });

        assertThat(wrong).isEmpty();
    }

    private static SortedMap<String, String> rows() throws IOException {
        SortedMap<String, String> rows = new TreeMap<>();
        String page = Files.readString(Repository.root().resolve("docs/reliability.md"));
        for (MatchResult row : ROW.matcher(page).results().toList()) {
            assertThat(rows.put(row.group(1), row.group(2)))
                    .as("another row for " + row.group(1))
                    .isNull();
        }
        return rows;
    }
}
