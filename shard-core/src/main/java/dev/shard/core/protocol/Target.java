package dev.shard.core.protocol;

import java.net.URI;

/** Where a connection goes. Queries are the driver's to merge, with {@link GatewayUrls#connectUrl}. */
public sealed interface Target {
    /**
     * To where the locator says.
     *
     * @param refresh whether its known answer has failed, so that it must ask anew
     */
    record Discovery(boolean refresh) implements Target {}

    /** To the URL that the user gave with {@code connect(url, version)}. */
    record Given(URI url) implements Target {}

    /** To the {@code resume_gateway_url} of the session. */
    record Resume(URI url) implements Target {}
}
