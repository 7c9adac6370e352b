package dev.shard.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Packages form no cycles. */
@AnalyzeClasses(packages = "dev.shard", importOptions = DoNotIncludeTests.class)
class PackageCyclesTest {
    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().assignedFrom(new EachPackage()).should().beFreeOfCycles();

    /**
     * One slice per package, but none for {@code dev.shard}: it holds the words that users and implementers share, so it
     * names the SPI and the SPI names it.
     */
    static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().equals("dev.shard")
                    ? SliceIdentifier.ignore()
                    : SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
