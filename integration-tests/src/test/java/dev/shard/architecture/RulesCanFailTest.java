package dev.shard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.shard.codec.fixture.CodecWithCore;
import dev.shard.core.fixture.CoreWithBackend;
import dev.shard.core.protocol.fixture.ImpureProtocol;
import dev.shard.fixture.ApiWithForeignTypes;
import dev.shard.fleet.fixture.FleetWithBackend;
import dev.shard.sim.fixture.SimulatorWithCore;
import dev.shard.tck.fixture.KitWithCodec;
import dev.shard.transport.fixture.TransportWithCodec;
import dev.shard.transport.support.fixture.SupportWithCodec;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail guards nothing: each one here must catch classes that were written to break it. */
class RulesCanFailTest {
    private static final JavaClasses CARELESS = new ClassFileImporter()
            .importClasses(
                    ApiWithForeignTypes.class,
                    CodecWithCore.class,
                    CoreWithBackend.class,
                    FleetWithBackend.class,
                    ImpureProtocol.class,
                    KitWithCodec.class,
                    SimulatorWithCore.class,
                    SupportWithCodec.class,
                    TransportWithCodec.class);

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleCatchesCarelessClasses(ArchRule rule) {
        var result = rule.evaluate(CARELESS);

        assertThat(result.hasViolation()).isTrue();
    }

    static Stream<Named<ArchRule>> rules() {
        return Stream.of(ModuleArrowsTest.class, PackageCyclesTest.class, SansIoTest.class)
                .flatMap(holder -> Arrays.stream(holder.getDeclaredFields()))
                .filter(field -> field.getType() == ArchRule.class)
                .map(field -> Named.of(field.getName(), ruleIn(field)));
    }

    private static ArchRule ruleIn(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(field + " should be visible in its package", e);
        }
    }
}
