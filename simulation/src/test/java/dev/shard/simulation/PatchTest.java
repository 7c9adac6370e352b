package dev.shard.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A defect that does not get into the code would never be missed. */
class PatchTest {
    private static final Patch PATCH = Patch.core("protocol/X", "if (a > b)", "if (b > a)");

    @Test
    void itChangesTheOnePlaceWhateverTheLines() {
        assertThat(PATCH.applyTo("{ if (a >\n        b) return; }")).isEqualTo("{ if (b > a) return; }");
    }

    @Test
    void aPlaceThatIsGoneIsAnError() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PATCH.applyTo("{ if (a >= b) return; }"))
                .withMessageContaining("does not contain: if (a > b)");
    }

    @Test
    void aPlaceThatIsThereTwiceIsAnError() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PATCH.applyTo("if (a > b) if (a > b)"))
                .withMessageContaining("more than once");
    }

    @Test
    void aChangeThatDoesNotCompileIsAnError() {
        Patch wrong = Patch.core("protocol/Farewell", "CloseStatus.RESUMABLE", "nothing");

        assertThatIllegalStateException()
                .isThrownBy(() -> PatchedClasses.with(List.of(wrong)))
                .withMessageContaining("a patch does not compile");
    }
}
