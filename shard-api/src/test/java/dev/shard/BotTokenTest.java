package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R19: the token appears nowhere. */
class BotTokenTest {
    private static final String CANARY = "Q4n4ry.S3cret.T0ken";

    @ParameterizedTest
    @ValueSource(strings = {CANARY, "Bot " + CANARY, "  Bot   " + CANARY + "\n"})
    void theTokenIsTakenWithoutWhatSurroundsIt(String text) {
        assertThat(BotToken.of(text).reveal()).isEqualTo(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bot ", "Bot", "\n\t"})
    void anEmptyTokenIsRefused(String text) {
        assertThatThrownBy(() -> BotToken.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {CANARY + " x", CANARY + "\u00e9", CANARY + "\u0000x", CANARY + "\r\nHost: x", CANARY + "\u007f"})
    void aTokenWithOtherCharactersIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> BotToken.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outside of ASCII")
                .hasMessageNotContaining("Q4n4ry");
    }

    @Test
    void nothingThatHoldsATokenPrintsIt() {
        BotToken token = BotToken.of(CANARY);
        var config = ShardConfig.builder(token, Intents.all()).build();

        for (Object holder : List.of(token, config, config.toBuilder(), List.of(token))) {
            assertThat(holder.toString()).doesNotContain("Q4n4ry");
        }
        assertThat(token).hasToString("BotToken[redacted]");
    }

    @Test
    void tokensWithEqualTextAreEqual() {
        assertThat(BotToken.of("a.b"))
                .isEqualTo(BotToken.of("Bot a.b"))
                .hasSameHashCodeAs(BotToken.of("a.b"))
                .isNotEqualTo(BotToken.of("a.c"))
                .isNotEqualTo(BotToken.of("a.bb"))
                .isNotEqualTo("a.b");
    }

    /** R12: a hash tells whose a stored session is, and stays when the token is reset. */
    @Test
    void theFingerprintIsOfTheBotAndNotOfItsSecret() {
        String first =
                BotToken.of("MTIzNDU2Nzg5MDEyMzQ1Njc4.GxYz12.first-secret").fingerprint();
        String reset =
                BotToken.of("MTIzNDU2Nzg5MDEyMzQ1Njc4.AbCd34.second-secret").fingerprint();
        String other =
                BotToken.of("OTg3NjU0MzIxMDk4NzY1NDMy.GxYz12.first-secret").fingerprint();

        assertThat(first).isEqualTo(reset).isNotEqualTo(other).matches("[0-9a-f]{32}");
    }

    @Test
    void aTokenOfAnotherFormIsHashedWhole() {
        assertThat(BotToken.of("one.two").fingerprint())
                .isNotEqualTo(BotToken.of("one.three").fingerprint())
                .isNotEqualTo(BotToken.of("..one").fingerprint())
                .doesNotContain("one");
        assertThat(BotToken.of(".a.b").fingerprint())
                .isNotEqualTo(BotToken.of(".c.d").fingerprint());
    }
}
