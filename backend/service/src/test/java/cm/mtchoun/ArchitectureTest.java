package cm.mtchoun;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the structure that docs/architecture.md promises. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/simulator/"))
            .importPackages("cm.mtchoun");
    private static final List<String> FEATURES =
            List.of("watch", "ocr", "match", "registration", "mail", "integration", "operator", "feed", "canary");

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("cm.mtchoun.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"watch", "ocr", "match", "registration", "mail", "integration", "operator", "feed", "canary"})
    void aFeatureKnowsNoOtherFeatureButTheOutbox(String feature) {
        String[] others = FEATURES.stream()
                .filter(other -> !other.equals(feature))
                .map(other -> "cm.mtchoun." + other + "..")
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> outbox = DescribedPredicate.describe(
                "the outbox",
                target -> target.getPackageName().equals("cm.mtchoun.mail")
                        && List.of("Outbox", "NewMail", "MailKind").contains(target.getSimpleName()));

        noClasses()
                .that()
                .resideInAPackage("cm.mtchoun." + feature + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(others).and(DescribedPredicate.not(outbox)))
                .check(MAIN);
    }

    @Test
    void namesAreComparedWithoutAnythingButJava() {
        classes()
                .that()
                .resideInAPackage("cm.mtchoun.names..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("cm.mtchoun.names..", "java..", "org.jspecify..", "com.google.errorprone.."))
                .check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net.sourceforge..|ocr",
                "org.jsoup..|watch",
                "io.micrometer..|metrics",
                "org.flywaydb..|db",
                "io.sentry..|observe",
                "io.opentelemetry..|observe"
            })
    void aLibraryThatIsHardToReplaceIsKnownInOnePlace(String pair) {
        String library = pair.substring(0, pair.indexOf('|'));
        String home = "cm.mtchoun." + pair.substring(pair.indexOf('|') + 1) + "..";

        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(MAIN);
    }

    @Test
    void onlySettingsReadTheEnvironment() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cm.mtchoun.config..")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(MAIN);
    }

    @Test
    void nobodyReadsAClockThatTestsCannotMove() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(MAIN);
    }

    @Test
    void nothingBlocksAnEventLoop() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Command") // commands own their thread
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "Future.await, Thread.sleep or CompletableFuture",
                        call -> call.getTargetOwner().isAssignableTo(Future.class)
                                        && call.getName().equals("await")
                                || call.getTargetOwner().isEquivalentTo(Thread.class)
                                        && call.getName().equals("sleep")
                                || call.getTargetOwner().isEquivalentTo(CompletableFuture.class)))
                .check(MAIN);
    }
}
