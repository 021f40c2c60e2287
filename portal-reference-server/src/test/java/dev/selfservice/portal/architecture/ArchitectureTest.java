// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.Slice;
import dev.selfservice.portal.Actor;
import dev.selfservice.portal.internal.guard.Guard;
import org.jspecify.annotations.NullMarked;

/** The rules of the house; each names what it protects. */
@AnalyzeClasses(packages = "dev.selfservice.portal", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.selfservice.portal";

    @ArchTest
    static final ArchRule callersNeverSeeSpiTypes = noClasses()
            .that(areApi())
            .and()
            .resideOutsideOfPackage("..spi..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..spi..");

    @ArchTest
    static final ArchRule apiStandsAlone = classes()
            .that(areApi())
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + "..", "org.jspecify..");

    @ArchTest
    static final ArchRule apiNeverReachesInside = noClasses()
            .that(areApi())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".internal..", ROOT + ".core..", ROOT + ".jpa..", ROOT + ".server..");

    @ArchTest
    static final ArchRule coreKnowsNeitherDatabaseNorHttp = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".core..", ROOT + ".internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..", "java.sql..", "jakarta.ws.rs..", "jakarta.servlet..", ROOT + ".jpa..");

    @ArchTest
    static final ArchRule jpaNeverSeesCore = noClasses()
            .that()
            .resideInAPackage(ROOT + ".jpa..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".core..", ROOT + ".internal..");

    @ArchTest
    static final ArchRule theServerUsesOnlyDoors = noClasses()
            .that()
            .resideInAPackage(ROOT + ".server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".internal..", ROOT + ".jpa.internal..");

    /** All others run in any servlet container (decision 14). */
    @ArchTest
    static final ArchRule fewKnowWhichServerTheyRunIn = noClasses()
            .that()
            .resideInAPackage(ROOT + ".server..")
            .and()
            .haveNameNotMatching(".*\\.server\\.(Main|PortalServer|RestServlet|Connectors|ErrorAnswers)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.jetty..", "org.glassfish..", "org.jboss..");

    @ArchTest
    static final ArchRule noGettersOrSetters = methods()
            .that()
            .areDeclaredInClassesThat(areApiOrCore())
            .and()
            .arePublic()
            .should()
            .haveNameNotMatching("(get|set)[A-Z].*");

    @ArchTest
    static final ArchRule jacksonIsNeverImported =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule apiPackagesDoNotCircle =
            slices().matching(ROOT + ".(**)").that(new InApi()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyCommandAsksTheGuardFirst = methods()
            .that()
            .areDeclaredInClassesThat(areServices())
            .and()
            .arePublic()
            .and()
            .doNotHaveModifier(JavaModifier.STATIC)
            .should(new AskTheGuard());

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses all) {
        for (JavaClass each : all) {
            boolean marked = each.getPackage().isAnnotatedWith(NullMarked.class);
            if (!marked) {
                throw new AssertionError("package " + each.getPackageName() + " lacks @NullMarked");
            }
        }
    }

    private static DescribedPredicate<JavaClass> areApi() {
        return DescribedPredicate.describe("are of portal-api", each -> InApi.contains(each));
    }

    private static DescribedPredicate<JavaClass> areApiOrCore() {
        return DescribedPredicate.describe(
                "are of portal-api or the core's door",
                each -> InApi.contains(each) || each.getPackageName().startsWith(ROOT + ".core"));
    }

    private static DescribedPredicate<JavaClass> areServices() {
        return DescribedPredicate.describe(
                "are services",
                each -> each.getPackageName().startsWith(ROOT + ".internal")
                        && each.getSimpleName().startsWith("Default"));
    }

    /** Every method of a service that takes an actor goes through the one guard. */
    private static final class AskTheGuard extends ArchCondition<JavaMethod> {

        AskTheGuard() {
            super("ask the guard");
        }

        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            boolean command = !method.getRawParameterTypes().isEmpty()
                    && method.getRawParameterTypes().get(0).isEquivalentTo(Actor.class);
            if (!command) {
                return;
            }
            boolean asks = method.getMethodCallsFromSelf().stream()
                    .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Guard.class));
            events.add(new SimpleConditionEvent(method, asks, method.getFullName() + " asks the guard: " + asks));
        }
    }

    /** The packages of portal-api, told by where their classes were read from. */
    private static final class InApi extends DescribedPredicate<Slice> {

        InApi() {
            super("packages of portal-api");
        }

        @Override
        public boolean test(Slice slice) {
            return slice.stream().allMatch(InApi::contains);
        }

        static boolean contains(JavaClass each) {
            return each.getSource()
                    .map(source -> source.getUri().toString())
                    .filter(place -> place.contains("portal-api"))
                    .isPresent();
        }
    }
}
