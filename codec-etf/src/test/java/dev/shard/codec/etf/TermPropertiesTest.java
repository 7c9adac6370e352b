package dev.shard.codec.etf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.shard.DecodeException;
import dev.shard.spi.codec.Envelope;
import dev.shard.tck.codec.Buffers;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Laws of terms, whole and damaged (R15). */
class TermPropertiesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final EtfMapper ETF = new EtfMapper();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final EtfCodec codec = new EtfCodec();

    @Property
    void aValueIsReadTheSameWhateverFormItHas(@ForAll("values") Object value, @ForAll Random choice) {
        Object read = codec.decode(ByteBuffer.wrap(TermWriter.term(value, choice)), Object.class);

        assertThat(read).isEqualTo(value);
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll("values") Object value) {
        assertThat(ETF.readValue(ETF.writeValueAsBytes(value), Object.class)).isEqualTo(value);
    }

    @Property
    void aTermAndItsJsonGiveEqualTrees(@ForAll("values") Object value, @ForAll Random choice) {
        JsonNode json = JSON.readTree(JSON.writeValueAsBytes(value));

        assertThat(ETF.readTree(TermWriter.payload(value, choice))).isEqualTo(json);
        assertThat(ETF.readTree(ETF.writeValueAsBytes(json))).isEqualTo(json);
    }

    @Property
    void aPayloadAsJsonKeepsItsMeaning(@ForAll("values") Object data) {
        String payload =
                JSON.writeValueAsString(JSON.createObjectNode().put("op", 3).set("d", JSON.valueToTree(data)));

        JsonNode sent = codec.decode(codec.encodeJson(payload), JsonNode.class);

        assertThat(sent).isEqualTo(JSON.readTree(payload));
    }

    @Property(tries = 2000)
    void whateverComesIsReadOrRefused(@ForAll("damaged") byte[] bytes, @ForAll Buffers kind) {
        boolean decoded = accepted(() -> codec.decode(kind.of(bytes), JsonNode.class));

        often("decoded", decoded);
        often("refused", !decoded);
        int length = codec.lengthOfFirst(kind.of(bytes));
        assertThat(length).isBetween(-1, bytes.length);
        if (decoded && bytes.length > 0 && bytes[0] == (byte) 131) {
            assertThat(length).isEqualTo(bytes.length);
        }
    }

    /** A term of its own is a few objects per byte; what it claims to hold must not count. */
    @Property
    void whateverComesCostsNoMoreThanItsLengthAllows(@ForAll("damaged") byte[] bytes) {
        ByteBuffer data = ByteBuffer.wrap(bytes);
        accepted(() -> codec.decode(data, JsonNode.class));
        long before = THREADS.getCurrentThreadAllocatedBytes();

        accepted(() -> codec.decode(data, JsonNode.class));

        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(200_000 + 1200L * bytes.length);
    }

    @Property(tries = 2000)
    void noPartOfATermIsComplete(@ForAll("wellFormed") byte[] term, @ForAll Random cut) {
        int length = cut.nextInt(term.length);

        assertThat(codec.lengthOfFirst(ByteBuffer.wrap(term, 0, length))).isEqualTo(-1);
    }

    @Property(tries = 2000)
    void theFirstOfTwoTermsEndsWhereTheSecondBegins(@ForAll("wellFormed") byte[] term, @ForAll("damaged") byte[] next) {
        byte[] both = Arrays.copyOf(term, term.length + next.length);
        System.arraycopy(next, 0, both, term.length, next.length);

        assertThat(codec.lengthOfFirst(ByteBuffer.wrap(both))).isEqualTo(term.length);
    }

    /** The envelope is what a tree of the whole payload says, or is refused where that has no envelope. */
    @Property(tries = 2000)
    void anEnvelopeIsWhatTheTreeSays(
            @ForAll("envelopes") Map<String, Object> payload, @ForAll Random choice, @ForAll Buffers kind) {
        byte[] bytes = choice.nextInt(5) == 0
                ? Terms.compressed(TermWriter.term(payload, choice))
                : TermWriter.payload(payload, choice);
        ByteBuffer buffer = kind.of(bytes);
        var envelope = new Envelope();

        boolean read = accepted(() -> codec.readEnvelope(buffer, envelope));

        often("read", read);
        often("refused", !read);
        assertThat(read).isEqualTo(isEnvelope(payload));
        if (read) {
            often("open", envelope.dataOpen());
            assertThat(envelope.op()).isEqualTo(((Number) payload.get("op")).longValue());
            assertThat(envelope.sequence()).isEqualTo(payload.get("s") instanceof Number s ? s.longValue() : -1);
            assertThat(envelope.name()).isEqualTo(payload.get("t"));
            int guessed = envelope.dataLength();
            codec.closeData(buffer, envelope);
            assertThat(envelope.dataLength()).isEqualTo(guessed);
            Object data = codec.decode(envelope.dataOf(buffer), Object.class);
            assertThat(data).isEqualTo(payload.get("d"));
        }
    }

    @Property(tries = 2000)
    void aDamagedEnvelopeIsReadOrRefused(@ForAll("damagedEnvelopes") byte[] bytes, @ForAll Buffers kind) {
        ByteBuffer buffer = kind.of(bytes);
        var envelope = new Envelope();

        boolean decoded = accepted(() -> {
            codec.readEnvelope(buffer, envelope);
            codec.closeData(buffer, envelope);
            codec.decode(envelope.dataOf(buffer), JsonNode.class);
        });

        often("decoded", decoded);
        if (decoded) {
            assertThat(codec.lengthOfFirst(buffer)).isEqualTo(bytes.length);
        }
    }

    @Provide
    Arbitrary<Object> values() {
        return TermArbitraries.values();
    }

    @Provide
    Arbitrary<Map<String, Object>> envelopes() {
        return TermArbitraries.envelopes();
    }

    @Provide
    Arbitrary<byte[]> wellFormed() {
        return TermArbitraries.terms(TermArbitraries.values());
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Arbitraries.oneOf(
                wellFormed().flatMap(TermArbitraries::accidentsTo),
                TermArbitraries.recorded().flatMap(TermArbitraries::accidentsTo),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40));
    }

    @Provide
    Arbitrary<byte[]> damagedEnvelopes() {
        return TermArbitraries.terms(TermArbitraries.envelopes()).flatMap(TermArbitraries::accidentsTo);
    }

    private static boolean isEnvelope(Map<String, Object> payload) {
        Object sequence = payload.get("s");
        Object name = payload.get("t");
        return isLong(payload.get("op"))
                && (sequence == null || isLong(sequence) && ((Number) sequence).longValue() >= 0)
                && (name == null || name instanceof String);
    }

    private static boolean isLong(Object value) {
        return value instanceof Integer || value instanceof Long;
    }

    /** Fails if what is drawn no longer reaches a case. */
    private static void often(String what, boolean happened) {
        Statistics.label(what)
                .collect(happened)
                .coverage(check -> check.check(true).percentage(share -> share > 3));
    }

    private static boolean accepted(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (DecodeException refused) {
            return false;
        }
    }
}
