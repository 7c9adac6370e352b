import dev.shard.session.file.FileSessionStoreProvider;
import dev.shard.spi.session.SessionStoreProvider;

/** Sessions and the count of identifies in one file. */
module dev.shard.session.file {
    requires transitive dev.shard.api;
    requires static org.jspecify;
    requires com.h2database.mvstore;
    requires org.slf4j;

    exports dev.shard.session.file;

    provides SessionStoreProvider with
            FileSessionStoreProvider;
}
