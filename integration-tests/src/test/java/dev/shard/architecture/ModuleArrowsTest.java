package dev.shard.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.shard.architecture.Part.API;
import static dev.shard.architecture.Part.BACKENDS;
import static dev.shard.architecture.Part.CORE;
import static dev.shard.architecture.Part.FLEET;
import static dev.shard.architecture.Part.KIT;
import static dev.shard.architecture.Part.OURS;
import static dev.shard.architecture.Part.PROGRAM;
import static dev.shard.architecture.Part.SIMULATOR;
import static dev.shard.architecture.Part.SUPPORT;
import static dev.shard.architecture.Part.TRANSPORTS;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which module may know which. Every arrow between ours ends in the API. */
@AnalyzeClasses(packages = "dev.shard", importOptions = DoNotIncludeTests.class)
class ModuleArrowsTest {
    /** Thus no type of Netty, Jackson or Guice can be part of it. */
    @ArchTest
    static final ArchRule theApiDependsOnTheJdkAndJSpecifyOnly = classes()
            .that(API)
            .should()
            .onlyDependOnClassesThat(
                    API.or(resideInAnyPackage("java..", "javax.net.ssl..", "org.jspecify.annotations..")));

    @ArchTest
    static final ArchRule theCoreNamesNoBackend = noClasses()
            .that(CORE)
            .should()
            .dependOnClassesThat(BACKENDS.or(FLEET).or(SIMULATOR).or(PROGRAM));

    /** Of the core it sees what applications see: how to build a shard. */
    @ArchTest
    static final ArchRule theFleetKnowsTheApiAndHowShardsAreBuilt = classes()
            .that(FLEET)
            .should()
            .onlyDependOnClassesThat(API.or(FLEET)
                    .or(resideInAnyPackage("dev.shard.core", "java..", "org.jspecify.annotations..", "org.slf4j..")));

    @ArchTest
    static final ArchRule backendsKnowOnlyTheApiOfOurs = noClasses()
            .that(BACKENDS)
            .should()
            .dependOnClassesThat(CORE.or(FLEET).or(SIMULATOR).or(PROGRAM));

    @ArchTest
    static final ArchRule backendsDoNotKnowEachOther = slices().matching(
                    "dev.shard.(transport|codec|compression|session).(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(TRANSPORTS, SUPPORT);

    /** What transports have in common stands below all of them. */
    @ArchTest
    static final ArchRule whatTransportsShareKnowsTheApiOnly = classes()
            .that(SUPPORT)
            .should()
            .onlyDependOnClassesThat(API.or(SUPPORT)
                    .or(resideInAnyPackage("java..", "javax.net.ssl..", "org.jspecify.annotations..", "org.slf4j..")));

    /** Whoever inherits it brings its own parts. */
    @ArchTest
    static final ArchRule theKitKnowsTheApiAndTestLibrariesOnly = classes()
            .that(KIT)
            .should()
            .onlyDependOnClassesThat(API.or(KIT)
                    .or(resideInAnyPackage(
                            "java..",
                            "javax..",
                            "org.jspecify.annotations..",
                            "org.junit..",
                            "org.opentest4j..",
                            "org.assertj..",
                            "net.jqwik..")));

    /** Otherwise a misreading of the protocol on one side could hide behind the same misreading on the other. */
    @ArchTest
    static final ArchRule theSimulatorKnowsNothingOfOurs =
            noClasses().that(SIMULATOR).should().dependOnClassesThat(OURS.and(not(SIMULATOR)));

    @ArchTest
    static final ArchRule onlyTheProgramKnowsTheSimulator =
            noClasses().that(OURS.and(not(SIMULATOR.or(PROGRAM)))).should().dependOnClassesThat(SIMULATOR);

    @ArchTest
    static final ArchRule onlyTheWiringKnowsGuiceAndConfigurationFiles = noClasses()
            .that(OURS.and(not(resideInAPackage("dev.shard.core.wiring.."))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.inject..", "jakarta.inject..", "com.typesafe.config..");
}
