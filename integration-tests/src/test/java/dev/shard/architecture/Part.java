package dev.shard.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** The parts of the house, told apart by package. */
final class Part {
    static final DescribedPredicate<JavaClass> CORE =
            resideInAPackage("dev.shard.core..").as("the core");
    static final DescribedPredicate<JavaClass> PROTOCOL =
            resideInAPackage("dev.shard.core..protocol..").as("the protocol");
    static final DescribedPredicate<JavaClass> BACKENDS = resideInAnyPackage(
                    "dev.shard.transport..", "dev.shard.codec..", "dev.shard.compression..", "dev.shard.session..")
            .as("backends");
    static final DescribedPredicate<JavaClass> TRANSPORTS =
            resideInAPackage("dev.shard.transport..").as("transports");
    static final DescribedPredicate<JavaClass> SUPPORT =
            resideInAPackage("dev.shard.transport.support..").as("what transports share");
    static final DescribedPredicate<JavaClass> FLEET =
            resideInAPackage("dev.shard.fleet..").as("the fleet");
    static final DescribedPredicate<JavaClass> SIMULATOR =
            resideInAPackage("dev.shard.sim..").as("the simulator");
    static final DescribedPredicate<JavaClass> PROGRAM =
            resideInAPackage("dev.shard.cli..").as("the program");
    static final DescribedPredicate<JavaClass> KIT =
            resideInAPackage("dev.shard.tck..").as("the contract kit");

    static final DescribedPredicate<JavaClass> OURS =
            resideInAPackage("dev.shard..").as("ours");

    /** Whatever is ours and has no other place, so that a new package of the API is looked at without being named here. */
    static final DescribedPredicate<JavaClass> API = OURS.and(
                    not(CORE.or(FLEET).or(BACKENDS).or(SIMULATOR).or(PROGRAM).or(KIT)))
            .as("the API");

    private Part() {}
}
