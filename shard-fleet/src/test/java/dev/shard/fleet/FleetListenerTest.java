package dev.shard.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Dispatch;
import dev.shard.EventData;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a listener believes when a set of shards has been taken the place of. */
class FleetListenerTest {
    private static final ShardId OLD = new ShardId(0, 2);

    private final List<ShardEvent> heard = new ArrayList<>();
    private final ShardGroup group = ShardGroup.empty();
    private final ShardListener listener = new FleetListener(new ShardListener() {
                @Override
                public void accept(ShardEvent event) {
                    heard.add(event);
                }
            })
            .of(group);

    @Test
    void whatTheOldShardsStillBringIsNotHeardAgain() {
        listener.accept(dispatch("MESSAGE_CREATE"));
        group.supersede();

        listener.accept(dispatch("MESSAGE_UPDATE"));

        assertThat(heard).extracting(event -> ((Dispatch) event).name()).containsExactly("MESSAGE_CREATE");
    }

    @Test
    void whatIsAboutTheirConnectionsIsHeardToTheEnd() {
        group.supersede();

        listener.accept(dispatch("GUILD_MEMBERS_CHUNK"));
        listener.accept(new ShardEvent.Stopped(OLD, null));

        assertThat(heard).hasSize(2);
    }

    private static Dispatch dispatch(String name) {
        return new Dispatch(OLD, name, 7, false, new NoData());
    }

    /** Nobody looks at it. */
    private static final class NoData implements EventData {
        @Override
        public <T> T as(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T as(Type type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ByteBuffer bytes() {
            return ByteBuffer.allocate(0);
        }

        @Override
        public int size() {
            return 0;
        }

        @Override
        public boolean lent() {
            return false;
        }

        @Override
        public EventData copy() {
            return this;
        }
    }
}
