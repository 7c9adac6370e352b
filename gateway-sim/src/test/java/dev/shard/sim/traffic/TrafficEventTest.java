package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficEventTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            nullValues = "none",
            value = {
                "MESSAGE_CREATE      | {'guild_id':'9','id':'1'}     | 9",
                "MESSAGE_CREATE      | {'guild_id':null,'id':'1'}    | none",
                "MESSAGE_CREATE      | {'id':'1'}                    | none",
                "MESSAGE_CREATE      | {'guild_id':9}                | 9",
                "MESSAGE_CREATE      | {'guild_id':'not a number'}   | none",
                "GUILD_CREATE        | {'id':'9'}                    | 9",
                "GUILD_DELETE        | {'id':'9','unavailable':true} | 9",
                "RATE_LIMITED        | {'meta':{'guild_id':'9'}}     | 9",
                "ENTITLEMENT_CREATE  | {'guild_id':'9'}              | none",
                "SUBSCRIPTION_UPDATE | {'guild_id':'9'}              | none",
                "PRESENCES_REPLACE   | [{'guild_id':'9'}]            | none",
                "GUILD_SYNC          | null                          | none",
                "X                   | {'guild_id':'18446744073709551615'} | -1"
            })
    void anEventBelongsToTheGuildItNames(String name, String data, Long guild) {
        OptionalLong expected = guild == null ? OptionalLong.empty() : OptionalLong.of(guild);

        assertThat(TrafficEvent.of(name, json(data)).guildId()).isEqualTo(expected);
    }
}
