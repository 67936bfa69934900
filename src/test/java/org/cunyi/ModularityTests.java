package org.cunyi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house as design.md §2 draws it. */
class ModularityTests {

    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.cunyi");

    @Test
    void rooms_know_only_what_lies_below_them() {
        ApplicationModules.of(CunyiApplication.class).verify();
    }

    @Test
    void the_engine_is_touched_in_workflow_and_in_process_rooms_only() {
        noClasses().that().resideOutsideOfPackages("org.cunyi.workflow..", "org.cunyi..process..")
                .should().dependOnClassesThat().resideInAnyPackage("org.camunda..").check(HOUSE);
    }

    @Test
    void nobody_but_the_front_door_and_the_auditors_room_knows_the_audit() {
        noClasses().that().resideOutsideOfPackages("org.cunyi.audit..", "org.cunyi.web..", "org.cunyi.insight..").and()
                .doNotHaveSimpleName("CunyiApplication")
                .should().dependOnClassesThat().resideInAnyPackage("org.cunyi.audit..").check(HOUSE);
    }

    @Test
    void nobody_knows_the_front_door_or_the_mail_they_listen() {
        noClasses().that().resideOutsideOfPackage("org.cunyi.web..").should().dependOnClassesThat().resideInAPackage("org.cunyi.web..")
                .check(HOUSE);
        noClasses().that().resideOutsideOfPackage("org.cunyi.notification..").should().dependOnClassesThat()
                .resideInAPackage("org.cunyi.notification..").check(HOUSE);
    }

    @Test
    void fields_are_never_injected() {
        com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(HOUSE);
    }

    @Test
    void shared_stays_small_and_plain() {
        long types = HOUSE.stream().filter(c -> c.getPackageName().equals("org.cunyi.shared") && !c.getName().contains("$")
                && !c.getSimpleName().equals("package-info")).count();
        org.assertj.core.api.Assertions.assertThat(types).isBetween(1L, 10L);
        classes().that().resideInAPackage("org.cunyi.shared..").should().onlyDependOnClassesThat(
                resideInAnyPackage("org.cunyi.shared..", "java..", "org.springframework.security.core..",
                        "org.springframework.security.authentication..", "org.springframework.modulith..")).check(HOUSE);
    }
}
