package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpcodeTest {
    /** Protocol, section 2.3. */
    private static final String DOCUMENTED = """
            0 DISPATCH RECEIVE
            1 HEARTBEAT BOTH
            2 IDENTIFY SEND
            3 PRESENCE_UPDATE SEND
            4 VOICE_STATE_UPDATE SEND
            6 RESUME SEND
            7 RECONNECT RECEIVE
            8 REQUEST_GUILD_MEMBERS SEND
            9 INVALID_SESSION RECEIVE
            10 HELLO RECEIVE
            11 HEARTBEAT_ACK RECEIVE
            31 REQUEST_SOUNDBOARD_SOUNDS SEND
            43 REQUEST_CHANNEL_INFO SEND
            """;

    @Test
    void theOpcodesAreThoseThatDiscordDocuments() {
        String ours = Arrays.stream(Opcode.values())
                .map(opcode -> opcode.code() + " " + opcode + " " + opcode.direction() + "\n")
                .collect(Collectors.joining());

        assertThat(ours).isEqualTo(DOCUMENTED);
    }

    @ParameterizedTest
    @EnumSource
    void anOpcodeIsFoundByItsNumber(Opcode opcode) {
        assertThat(Opcode.find(opcode.code())).isSameAs(opcode);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 5, 12, 44, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE})
    void anotherNumberIsNoOpcode(long code) {
        assertThat(Opcode.find(code)).isNull();
    }
}
