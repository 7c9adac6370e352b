package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.CloseStatus.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseStatusTest {
    private final TransportException reset =
            new TransportException(TransportException.Phase.OPEN, "connection reset", null);

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 5000, -1, Integer.MAX_VALUE})
    void aCodeThatNoCloseFrameMayCarryIsRefused(int code) {
        assertThatThrownBy(() -> CloseStatus.local(code, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("close code must be from 1000 to 4999, was " + code);
    }

    @Test
    void aReasonThatDoesNotFitAFrameIsRefusedFromUsAndCutFromThePeer() {
        String fits = "é".repeat(61) + "x";

        assertThat(CloseStatus.local(1000, fits).reason()).isEqualTo(fits);
        assertThatThrownBy(() -> CloseStatus.local(1000, fits + "y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 123 bytes of UTF-8, had 124");
        assertThat(CloseStatus.byPeer(4000, fits + "y").reason()).isEqualTo(fits);
    }

    @Test
    void aPeersReasonIsNeverCutInsideOfACharacter() {
        String reason = "x".repeat(122) + "😀";

        assertThat(CloseStatus.byPeer(4000, reason).reason()).isEqualTo("x".repeat(122));
        assertThat(CloseStatus.byPeer(4000, "x".repeat(1_000_000)).reason()).hasSize(123);
    }

    @Test
    void whoEndedItIsSaidInWords() {
        assertThat(CloseStatus.local(4900, "zombie").describe()).isEqualTo("closed by us: 4900 \"zombie\"");
        assertThat(CloseStatus.byPeer(4004, "Authentication failed.").describe())
                .isEqualTo("closed by the peer: 4004 AUTHENTICATION_FAILED \"Authentication failed.\"");
        assertThat(CloseStatus.byPeer(4999, "").describe()).isEqualTo("closed by the peer: 4999");
        assertThat(CloseStatus.byPeer(CloseStatus.NO_CODE, "").describe())
                .isEqualTo("closed by the peer without a code");
        assertThat(CloseStatus.lost(reset).describe()).isEqualTo("connection lost: connection reset");
        assertThat(CloseStatus.neverOpened(reset).describe()).isEqualTo("no connection: connection reset");
        assertThat(new CloseStatus(Origin.LOST, 1006, "", null).describe()).isEqualTo("connection lost");
        assertThat(CloseStatus.local(4004, "").describe()).doesNotContain("AUTHENTICATION");
    }

    /** Protocol, section 5.5. */
    @Test
    void onlyTwoCodesOfOursEndTheSession() {
        for (int code = 1000; code <= 4999; code++) {
            assertThat(CloseStatus.endsSession(code)).isEqualTo(code == 1000 || code == 1001);
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> new CloseStatus(null, 1000, "", null)).hasMessage("origin");
        assertThatThrownBy(() -> new CloseStatus(Origin.LOCAL, 1000, null, null))
                .hasMessage("reason");
    }
}
