package dev.shard.spi.gateway;

import java.util.concurrent.CompletionStage;

/** Finds the Gateway's URL. Process lifetime; may be called from any thread and never blocks. */
public interface GatewayLocator {
    /**
     * Where to connect.
     *
     * @param refresh true to ask anew because the known answer did not work; false if a known answer will do
     * @return the answer; fails with {@link dev.shard.TransportException} of phase
     *     {@link dev.shard.TransportException.Phase#LOCATE}, its HTTP status 401 if the token was refused
     */
    CompletionStage<GatewayInfo> locate(boolean refresh);
}
