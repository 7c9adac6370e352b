package dev.shard.bench.jda;

import java.util.EnumSet;
import net.dv8tion.jda.api.GatewayEncoding;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.GatewayIntent;

/** How much JDA is asked to do. */
enum JdaMode {
    /** As little as it can be told to do: no caches, no intents. */
    LEAST {
        @Override
        JDABuilder builder(String token) {
            return JDABuilder.createLight(token, EnumSet.noneOf(GatewayIntent.class));
        }
    },
    /** What its documentation begins with, and every intent. */
    NORMAL {
        @Override
        JDABuilder builder(String token) {
            return JDABuilder.createDefault(token, EnumSet.allOf(GatewayIntent.class));
        }
    },
    /** {@link #LEAST}, in Erlang's external term format. */
    LEAST_ETF {
        @Override
        JDABuilder builder(String token) {
            return LEAST.builder(token).setGatewayEncoding(GatewayEncoding.ETF);
        }
    },
    /** {@link #NORMAL}, with a listener that takes its time. */
    LAGGING {
        @Override
        JDABuilder builder(String token) {
            return NORMAL.builder(token);
        }
    };

    abstract JDABuilder builder(String token);
}
