package dev.shard.session.file;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;

/**
 * A session as it stands in the file, and who wrote it.
 *
 * @param epoch how often the file had been opened when it was written
 */
record SessionRecord(ShardSession session, long epoch) {
    /** The key of a shard: {@code 3/16}. */
    static String key(ShardId shard) {
        return shard.id() + "/" + shard.count();
    }

    /** The shard of a key. */
    static ShardId shard(String key) {
        int slash = key.indexOf('/');
        try {
            return new ShardId(Integer.parseInt(key.substring(0, slash)), Integer.parseInt(key.substring(slash + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAShard) {
            throw new DamagedException("a record has no shard's key");
        }
    }

    byte[] encode() {
        Instant at = session.updatedAt();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(session.sessionId());
            out.writeLong(session.sequence());
            out.writeUTF(session.resumeUrl() == null ? "" : session.resumeUrl().toString());
            out.writeInt(session.intents());
            out.writeInt(session.apiVersion());
            out.writeUTF(session.bot());
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            out.writeLong(epoch);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static SessionRecord decode(String key, byte[] content) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            String id = in.readUTF();
            long sequence = in.readLong();
            String url = in.readUTF();
            ShardSession session = new ShardSession(
                    shard(key),
                    id,
                    sequence,
                    url.isEmpty() ? null : URI.create(url),
                    in.readInt(),
                    in.readInt(),
                    in.readUTF(),
                    Instant.ofEpochSecond(in.readLong(), in.readInt()));
            return new SessionRecord(session, in.readLong());
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new DamagedException("the record of shard " + key + " cannot be read: " + unreadable.getMessage());
        }
    }
}
