package dev.shard.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.shard.architecture.Part.API;
import static dev.shard.architecture.Part.PROTOCOL;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The protocol is a function: values in, values out; time and chance are inputs like any other. */
@AnalyzeClasses(packages = "dev.shard", importOptions = DoNotIncludeTests.class)
class SansIoTest {
    @ArchTest
    static final ArchRule theProtocolKnowsTheJdkAndTheApiOnly = classes()
            .that(PROTOCOL)
            .should()
            .onlyDependOnClassesThat(PROTOCOL.or(API).or(resideInAnyPackage("java..", "org.jspecify.annotations..")));

    @ArchTest
    static final ArchRule theProtocolTouchesNoSocketFileOrBuffer = noClasses()
            .that(PROTOCOL)
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio", "java.nio.channels..", "java.nio.file..")
                    .or(resideInAPackage("java.net..").and(not(belongToAnyOf(URI.class, URISyntaxException.class)))));

    @ArchTest
    static final ArchRule theProtocolStartsNoThreadAndWaitsForNone = noClasses()
            .that(PROTOCOL)
            .should()
            .dependOnClassesThat(resideInAPackage("java.util.concurrent..")
                    .and(not(type(TimeUnit.class)))
                    .or(belongToAnyOf(Thread.class, ThreadLocal.class)));

    @ArchTest
    static final ArchRule theProtocolAsksNoClock = noClasses()
            .that(PROTOCOL)
            .should()
            .dependOnClassesThat(belongToAnyOf(Clock.class, InstantSource.class))
            .orShould()
            .accessTargetWhere(target(owner(resideInAPackage("java.time.."))).and(target(name("now"))))
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule theProtocolDrawsNoLots = noClasses()
            .that(PROTOCOL)
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.util.random..", "java.security..")
                    .or(belongToAnyOf(Random.class, SplittableRandom.class)))
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule theProtocolDoesNotLog = noClasses()
            .that(PROTOCOL)
            .should()
            .dependOnClassesThat(resideInAPackage("java.util.logging..").or(type(System.Logger.class)));
}
