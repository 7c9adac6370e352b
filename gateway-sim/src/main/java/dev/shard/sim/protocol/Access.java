package dev.shard.sim.protocol;

/**
 * Who may identify, and for what.
 *
 * @param token the bot's token, without prefix
 * @param grantedIntents the privileged intents that the bot may ask for
 */
public record Access(String token, long grantedIntents) {
    boolean grants(long intents) {
        return (intents & Intents.PRIVILEGED & ~grantedIntents) == 0;
    }

    @Override
    public String toString() {
        return "Access[token=redacted, grantedIntents=" + grantedIntents + "]";
    }
}
