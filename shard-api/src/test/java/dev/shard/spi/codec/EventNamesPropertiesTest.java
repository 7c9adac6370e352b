package dev.shard.spi.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.EventName;
import java.nio.ByteBuffer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EventNamesPropertiesTest {
    /** Whatever the bytes, the name is what {@code new String} makes of them. */
    @Property
    void aNameIsTheTextOfItsBytes(@ForAll byte[] bytes, @ForAll boolean direct) {
        assertThat(nameOf(bytes, direct)).isEqualTo(new String(bytes, UTF_8));
    }

    /** One byte away from a documented name is another name. */
    @Property
    void aNameThatIsNearlyDocumentedIsNotMistakenForIt(
            @ForAll EventName event, @ForAll byte changed, @ForAll @IntRange(max = 40) int place) {
        byte[] bytes = event.name().getBytes(UTF_8);
        bytes[place % bytes.length] = changed;

        assertThat(nameOf(bytes, false)).isEqualTo(new String(bytes, UTF_8));
    }

    @Property
    void aDocumentedNameIsTheSameObjectEachTime(@ForAll EventName event, @ForAll boolean direct) {
        assertThat(nameOf(event.name().getBytes(UTF_8), direct)).isSameAs(event.name());
    }

    /** Same 31-based hash as READY, and as many letters. */
    @Example
    void aNameWithTheSameHashIsAnother() {
        String twin = "QdADY";

        assertThat(twin).hasSameHashCodeAs("READY");
        assertThat(nameOf(twin.getBytes(UTF_8), false)).isEqualTo(twin);
    }

    private static String nameOf(byte[] bytes, boolean direct) {
        ByteBuffer buffer =
                direct ? ByteBuffer.allocateDirect(bytes.length + 9) : ByteBuffer.allocate(bytes.length + 9);
        buffer.position(4).put(bytes).put((byte) 'X').flip().position(1);

        String name = EventNames.of(buffer, 4, bytes.length);

        assertThat(buffer.position()).isEqualTo(1);
        assertThat(buffer.limit()).isEqualTo(bytes.length + 5);
        return name;
    }
}
