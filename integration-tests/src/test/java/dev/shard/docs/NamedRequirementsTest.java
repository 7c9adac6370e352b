package dev.shard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What counts as a name in {@link NamedRequirements}, so that an id cannot seem proved by accident. */
class NamedRequirementsTest {
    @Test
    void aJavadocOfATestNamesAnId() {
        assertThat(read(javadoc("Law 1, R11.") + test("nothingIsLost")).classesThatName("R11"))
                .containsExactly("SomeTest");
    }

    @Test
    void aMethodsNameNamesIds() {
        NamedRequirements named = read(test("blocked_S11_S23"));

        assertThat(named.classesThatName("S11")).containsExactly("SomeTest");
        assertThat(named.classesThatName("S23")).containsExactly("SomeTest");
    }

    @Test
    void whatIsNoTestProvesNothing() {
        assertThat(read(javadoc("R11.") + "class Helper {}").classesThatName("R11"))
                .isEmpty();
    }

    @Test
    void neitherStringsNorPlainCommentsNorLongerNumbersAreNames() {
        NamedRequirements named =
                read(javadoc("R110, CR11.") + "/* R11 */ String text = \"R11\"; // R11\n" + test("tells"));

        assertThat(named.classesThatName("R11")).isEmpty();
    }

    @Test
    void whatNobodyNamesIsMissing() {
        assertThat(read(javadoc("R1, S30.") + test("tells")).missing())
                .hasSize(48)
                .doesNotContain("R1", "S30");
    }

    private static NamedRequirements read(String source) {
        return NamedRequirements.none().add("SomeTest", source);
    }

    // Put together here, so that this file does not itself seem to name what it speaks of.

    private static String javadoc(String text) {
        return "/*" + "* " + text + " */ ";
    }

    private static String test(String name) {
        return "@Test " + "void " + name + "() {}";
    }
}
