package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R7: every close code has one action, as data. */
class CloseCodeTest {
    /** Protocol, section 6. */
    private static final String DOCUMENTED = """
            4000 UNKNOWN_ERROR RESUME
            4001 UNKNOWN_OPCODE RESUME
            4002 DECODE_ERROR RESUME
            4003 NOT_AUTHENTICATED IDENTIFY
            4004 AUTHENTICATION_FAILED FAIL
            4005 ALREADY_AUTHENTICATED RESUME
            4007 INVALID_SEQUENCE IDENTIFY
            4008 RATE_LIMITED RESUME
            4009 SESSION_TIMED_OUT IDENTIFY
            4010 INVALID_SHARD FAIL
            4011 SHARDING_REQUIRED FAIL
            4012 INVALID_API_VERSION FAIL
            4013 INVALID_INTENTS FAIL
            4014 DISALLOWED_INTENTS FAIL
            """;

    @Test
    void theCodesAndActionsAreThoseOfTheTable() {
        String ours = Arrays.stream(CloseCode.values())
                .map(code -> code.code() + " " + code + " " + code.action() + "\n")
                .collect(Collectors.joining());

        assertThat(ours).isEqualTo(DOCUMENTED);
    }

    @ParameterizedTest
    @EnumSource
    void aCodeIsFoundByItsNumberAndHasARemedy(CloseCode code) {
        assertThat(CloseCode.find(code.code())).isSameAs(code);
        assertThat(code.remedy()).isNotBlank().doesNotEndWith(".");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 1001, 1005, 1006, 1011, 3000, 3999, 4006, 4015, 4900, 4999, -4004})
    void aCodeOfNoRowIsNotOurs(int code) {
        assertThat(CloseCode.find(code)).isNull();
    }
}
