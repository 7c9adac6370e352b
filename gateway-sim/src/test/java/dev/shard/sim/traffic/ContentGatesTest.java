package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Fixture.json;
import static dev.shard.sim.traffic.IntentBits.ALL;
import static dev.shard.sim.traffic.IntentBits.GUILD_PRESENCES;
import static dev.shard.sim.traffic.IntentBits.MESSAGE_CONTENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContentGatesTest {
    private static final long SELF = 77;
    private static final long NO_CONTENT = ALL & ~MESSAGE_CONTENT;

    private final JsonNode message = message("'guild_id':'2','author':{'id':'5'},'mentions':[]");

    private static JsonNode message(String fields) {
        return json(
                "{%s,'content':'hi','embeds':[{}],'attachments':[{}],'components':[{}],'poll':{}}".formatted(fields));
    }

    private static JsonNode visible(JsonNode message) {
        return ContentGates.visible("MESSAGE_CREATE", message, NO_CONTENT, SELF);
    }

    @Test
    void withoutMessageContentTheContentFieldsAreEmpty() {
        JsonNode visible = visible(message);

        assertThat(visible)
                .isEqualTo(
                        json(
                                "{'guild_id':'2','author':{'id':'5'},'mentions':[],'content':'','embeds':[],'attachments':[],'components':[]}"));
    }

    @Test
    void theOriginalIsLeftAlone() {
        JsonNode before = message.deepCopy();

        visible(message);

        assertThat(message).isEqualTo(before);
    }

    @Test
    void theAnsweredMessageIsEmptiedToo() {
        JsonNode reply = message("'guild_id':'2','author':{'id':'5'},'referenced_message':{'content':'secret'}");

        assertThat(visible(reply).path("referenced_message").path("content").stringValue())
                .isEmpty();
    }

    @Test
    void withMessageContentNothingIsHidden() {
        assertThat(ContentGates.visible("MESSAGE_UPDATE", message, ALL, SELF)).isSameAs(message);
    }

    @Test
    void ownDirectAndMentioningMessagesAreShown() {
        JsonNode own = message("'guild_id':'2','author':{'id':'77'}");
        JsonNode direct = message("'author':{'id':'5'}");
        JsonNode mentioning = message("'guild_id':'2','author':{'id':'5'},'mentions':[{'id':'6'},{'id':'77'}]");

        assertThat(visible(own)).isSameAs(own);
        assertThat(visible(direct)).isSameAs(direct);
        assertThat(visible(mentioning)).isSameAs(mentioning);
    }

    @Test
    void anAutoModerationActionQuotesNothing() {
        JsonNode action = json("{'guild_id':'2','content':'bad','matched_content':'bad','matched_keyword':'b*'}");

        JsonNode visible = ContentGates.visible("AUTO_MODERATION_ACTION_EXECUTION", action, NO_CONTENT, SELF);

        assertThat(visible)
                .isEqualTo(json("{'guild_id':'2','content':'','matched_content':'','matched_keyword':'b*'}"));
    }

    @Test
    void withoutPresencesAGuildShowsTheBotAndThoseInVoice() {
        JsonNode guild = json("{'members':[{'user':{'id':'77'}},{'user':{'id':'5'}},{'user':{'id':'6'}}],"
                + "'voice_states':[{'user_id':'6'}],'presences':[{'user':{'id':'5'}}]}");

        JsonNode visible = ContentGates.visible("GUILD_CREATE", guild, ALL & ~GUILD_PRESENCES, SELF);

        assertThat(visible.path("members")).isEqualTo(json("[{'user':{'id':'77'}},{'user':{'id':'6'}}]"));
        assertThat(visible.path("presences")).isEmpty();
        assertThat(ContentGates.visible("GUILD_CREATE", guild, ALL, SELF)).isSameAs(guild);
    }

    @Test
    void dataThatIsNoObjectIsShownAsItIs() {
        JsonNode array = json("[1]");

        assertThat(ContentGates.visible("MESSAGE_CREATE", array, 0, SELF)).isSameAs(array);
    }
}
