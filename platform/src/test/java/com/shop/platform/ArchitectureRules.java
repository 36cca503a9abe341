package com.shop.platform;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The architecture rules of all services, which each checks in its {@code ArchitectureTest}. */
public final class ArchitectureRules {
  /** Repositories that other features use, for example in one transaction with their own rows. */
  private static final Map<String, Set<String>> SHARED_REPOSITORIES =
      Map.of(
          "OrderRepository", Set.of("checkout", "history", "refund", "shipping"),
          "CartRepository", Set.of("checkout"),
          "PaymentRepository", Set.of("capture", "refund"),
          "CardRepository", Set.of("capture"),
          "AccountRepository", Set.of("address", "session"));

  private ArchitectureRules() {}

  @ArchTest
  static void httpStaysInTheResources(JavaClasses classes) {
    noClasses()
        .that(speakNoHttp())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..")
        .check(classes);
  }

  @ArchTest
  static void theAggregateDoesNotKnowTheCheckout(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("com.shop.order")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.shop.order.checkout..")
        .allowEmptyShould(true)
        .check(classes);
  }

  @ArchTest
  static void servicesImportOnlyPlatform(JavaClasses classes) {
    slices()
        .matching("com.shop.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(resideInAPackage("com.shop.."), resideInAPackage("com.shop.platform.."))
        .check(classes);
  }

  @ArchTest
  static void packagesHaveNoCycles(JavaClasses classes) {
    slices().matching("com.shop.(**)").should().beFreeOfCycles().check(classes);
  }

  @ArchTest
  static void repositoriesBelongToTheirFeature(JavaClasses classes) {
    classes()
        .that()
        .haveSimpleNameEndingWith("Repository")
        .should(beUsedByTheirFeaturesOnly())
        .allowEmptyShould(true)
        .check(classes);
  }

  /** Nothing depends on the machine's locale, zone or charset. */
  @ArchTest
  static void theMachineDoesNotMatter(JavaClasses classes) {
    noClasses()
        .should()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(String.class, "getBytes")
        .orShould()
        .callConstructor(String.class, byte[].class)
        .orShould()
        .callMethod(ZoneId.class, "systemDefault")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(YearMonth.class, "now")
        .check(classes);
  }

  /** Everything but resources and their parameters, REST clients, event streams and platform. */
  private static DescribedPredicate<JavaClass> speakNoHttp() {
    return describe(
        "are no resources, REST clients, event streams or HTTP packages of platform",
        type ->
            !isTopLevelNamed(type, "Resource", "Parameters", "EventStreams", "EventCursor")
                && !isIn(type, "com.shop.order.client")
                && !isIn(type, "com.shop.platform.http")
                && !isIn(type, "com.shop.platform.problem")
                && !isIn(type, "com.shop.platform.openapi"));
  }

  private static ArchCondition<JavaClass> beUsedByTheirFeaturesOnly() {
    return new ArchCondition<>("be used by their features only") {
      @Override
      public void check(JavaClass repository, ConditionEvents events) {
        Set<String> shared = SHARED_REPOSITORIES.getOrDefault(repository.getSimpleName(), Set.of());
        repository.getDirectDependenciesToSelf().stream()
            .filter(use -> !use.getOriginClass().getPackage().equals(repository.getPackage()))
            .filter(use -> !shared.contains(lastName(use.getOriginClass().getPackageName())))
            .forEach(
                use -> events.add(SimpleConditionEvent.violated(repository, use.getDescription())));
      }
    };
  }

  private static boolean isTopLevelNamed(JavaClass type, String... endings) {
    String name = type.getName().replaceFirst("\\$.*", "");
    return Arrays.stream(endings).anyMatch(name::endsWith);
  }

  private static boolean isIn(JavaClass type, String packageName) {
    return (type.getPackageName() + ".").startsWith(packageName + ".");
  }

  private static String lastName(String packageName) {
    return packageName.substring(packageName.lastIndexOf('.') + 1);
  }
}
