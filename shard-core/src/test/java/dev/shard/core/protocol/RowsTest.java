package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The table, its documentation and its tests are of the same size. */
class RowsTest {
    private static final Pattern TEST_OF_ROW = Pattern.compile("row(\\d+)_.+");

    @Test
    void everyRowHasItsTestAndEveryTestItsRow() {
        assertThat(testedRows()).isEqualTo(Documents.rows());
    }

    @Test
    void theTableHasTheRowsOneTo64() {
        assertThat(Documents.rows())
                .isEqualTo(IntStream.rangeClosed(1, 64).boxed().collect(Collectors.toCollection(TreeSet::new)));
    }

    private static SortedSet<Integer> testedRows() {
        SortedSet<Integer> rows = new TreeSet<>();
        String here = RowsTest.class.getPackageName();
        for (Class<?> type : ReflectionSupport.findAllClassesInPackage(here, any -> true, any -> true)) {
            for (var method : ReflectionSupport.findMethods(type, any -> true, HierarchyTraversalMode.TOP_DOWN)) {
                Matcher name = TEST_OF_ROW.matcher(method.getName());
                if (name.matches()) {
                    rows.add(Integer.parseInt(name.group(1)));
                }
            }
        }
        return rows;
    }
}
