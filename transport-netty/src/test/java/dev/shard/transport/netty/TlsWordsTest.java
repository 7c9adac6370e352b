package dev.shard.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "error:1000042e:SSL routines:OPENSSL_internal:TLSV1_ALERT_PROTOCOL_VERSION | Received fatal alert: protocol_version",
                "error:10000410:SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE | Received fatal alert: handshake_failure",
                "error:10000458:SSL routines:OPENSSL_internal:TLSV1_UNRECOGNIZED_NAME | Received fatal alert: unrecognized_name",
                "error:100000f0:SSL routines:OPENSSL_internal:UNSUPPORTED_PROTOCOL | unsupported protocol",
                "a.b.OpenSslException: error:1e000065:Cipher functions:OPENSSL_internal:BAD_DECRYPT | bad decrypt",
                "Connection reset | Connection reset",
                "an error:12 of our own | an error:12 of our own",
            })
    void aReasonOfBoringSslBecomesWords(String message, String words) {
        assertThat(TlsWords.readable(message)).isEqualTo(words);
    }
}
