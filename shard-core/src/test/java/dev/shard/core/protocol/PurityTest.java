package dev.shard.core.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R20: the protocol has no source of time, chance or threads but what it is given, and knows no library. */
class PurityTest {
    private static final JavaClasses PROTOCOL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.shard.core.protocol");

    @Test
    void itKnowsTheApiAndValuesOfTheJdkOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.shard",
                        "dev.shard.units",
                        "dev.shard.core.protocol",
                        "java.lang..",
                        "java.net",
                        "java.time",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "org.jspecify.annotations")
                .check(PROTOCOL);
    }

    @Test
    void itAsksNoClockNoChanceAndNoThread() {
        noClasses().should().callMethod(System.class, "nanoTime").check(PROTOCOL);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(PROTOCOL);
        noClasses().should().callMethod(Instant.class, "now").check(PROTOCOL);
        noClasses().should().callMethod(Math.class, "random").check(PROTOCOL);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .check(PROTOCOL);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 2, Double.NaN})
    void chanceIsAtLeastZeroAndBelowOne(double chance) {
        assertThatThrownBy(() -> new Moment(0, ShardScript.WALL, chance)).hasMessageContaining("was " + chance);
        assertThat(new Moment(0, ShardScript.WALL, 0).chance()).isZero();
    }
}
