package dev.shard.cli;

import dev.shard.sim.GatewaySimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The simulator's certificate as a file that clients can be told to trust; gone when the simulator is.
 *
 * @param path empty without TLS
 */
record CertificateFile(Optional<Path> path) implements AutoCloseable {
    static CertificateFile of(GatewaySimulator gateway) throws IOException {
        Optional<String> pem = gateway.certificatePem();
        if (pem.isEmpty()) {
            return new CertificateFile(Optional.empty());
        }
        Path file = Files.createTempFile("shard-sim-", ".pem");
        Files.writeString(file, pem.get());
        return new CertificateFile(Optional.of(file));
    }

    @Override
    public void close() throws IOException {
        if (path.isPresent()) {
            Files.deleteIfExists(path.get());
        }
    }
}
