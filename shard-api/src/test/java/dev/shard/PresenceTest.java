package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Protocol, section 4.3. */
class PresenceTest {
    @Test
    void aPresenceHasAllFourKeys() {
        Map<String, Object> data = Presence.of(OnlineStatus.DND).data();

        assertThat(data)
                .containsOnlyKeys("since", "activities", "status", "afk")
                .containsEntry("status", "dnd");
        assertThat(data.get("since")).isNull();
        assertThat(data.get("afk")).isEqualTo(false);
        assertThat(data.get("activities")).isEqualTo(List.of());
    }

    @Test
    void idlenessIsToldInMilliseconds() {
        var presence = new Presence(OnlineStatus.IDLE, List.of(), Instant.ofEpochSecond(1_786_000_000), true);

        assertThat(presence.data()).containsEntry("since", 1_786_000_000_000L).containsEntry("afk", true);
    }

    @Test
    void activitiesAreWrittenWithTheirNumbersAndWithoutWhatTheyLack() {
        var presence = Presence.of(
                OnlineStatus.ONLINE,
                Activity.of(Activity.Type.COMPETING, "chess"),
                Activity.custom("away"),
                new Activity(Activity.Type.STREAMING, "x", null, "https://twitch.tv/x"));

        assertThat(presence.data().get("activities"))
                .isEqualTo(List.of(
                        Map.of("name", "chess", "type", 5),
                        Map.of("name", "Custom Status", "type", 4, "state", "away"),
                        Map.of("name", "x", "type", 1, "url", "https://twitch.tv/x")));
    }

    @Test
    void theWordsOfTheWireAreDiscords() {
        assertThat(OnlineStatus.values())
                .extracting(OnlineStatus::wireName)
                .containsExactly("online", "dnd", "idle", "invisible", "offline");
    }

    @Test
    void aListThatChangesLaterIsCopied() {
        var activities = new ArrayList<Activity>();
        var presence = new Presence(OnlineStatus.ONLINE, activities, null, false);

        activities.add(Activity.custom("late"));

        assertThat(presence.activities()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> Presence.of(null)).hasMessage("status");
        assertThatThrownBy(() -> Activity.of(null, "x")).hasMessage("type");
        assertThatThrownBy(() -> Activity.of(Activity.Type.PLAYING, null)).hasMessage("name");
        assertThatThrownBy(() -> Activity.custom(null)).hasMessage("text");
    }
}
