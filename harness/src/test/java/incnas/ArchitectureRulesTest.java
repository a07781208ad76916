package incnas;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import incnas.run.UserError;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The one way that packages may look, over both modules. */
class ArchitectureRulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("incnas");

  /** Stages of an experiment, none of which knows another. */
  private static final List<String> STAGES =
      List.of("evolve", "train", "export", "evaluate", "report", "correlate");

  /** A foreign library's root package, and the packages of ours that may know it. */
  private record Owner(String library, String... owners) {}

  private static final List<Owner> OWNERS =
      List.of(
          new Owner("ai.djl", "network", "train"),
          new Owner("com.sun.jna", "network", "data"),
          new Owner("org.apache.commons.rng", "network"),
          new Owner("ai.onnxruntime", "evaluate"),
          new Owner("ai.onnx", "export"),
          new Owner("com.google.protobuf", "export", "tensorboard"),
          new Owner("org.snakeyaml", "experiment"),
          new Owner("com.networknt", "experiment"),
          new Owner("picocli", "cli"),
          new Owner("org.apache.commons.csv", "report"),
          new Owner("org.apache.commons.compress", "data"),
          new Owner("org.knowm", "plot"),
          new Owner("me.tongfei.progressbar", "run"),
          new Owner("tools.jackson", "run", "experiment", "cli"));

  /** Rules about nothing hold: so first, that there is something. */
  @Test
  void theRulesSeeBothModules() {
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(c -> packages.add(c.getPackageName()));
    LEVELS.forEach(
        level -> assertThat(packages).containsAll(level.stream().map("incnas."::concat).toList()));
    assertThat(CLASSES.size()).isGreaterThan(150);
    assertThat(CLASSES).noneMatch(c -> c.getSimpleName().endsWith("Test"));
    assertThat(CLASSES).noneMatch(c -> c.getSimpleName().equals("ReferenceInterpreter"));
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("incnas.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void architectureAndSeedImportNothingForeign() {
    classes()
        .that()
        .resideInAPackage("incnas.architecture..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "incnas.architecture..")
        .check(CLASSES);
    classes()
        .that()
        .resideInAPackage("incnas.seed..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "incnas.seed..")
        .check(CLASSES);
  }

  @Test
  void augmentationIsPlainArithmetic() {
    classes()
        .that()
        .resideInAPackage("incnas.augment..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "incnas.augment..", "incnas.seed..")
                .or(belongToAnyOf(UserError.class)))
        .check(CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> aForeignLibraryHasOneOwner() {
    return OWNERS.stream()
        .map(
            owner ->
                DynamicTest.dynamicTest(
                    owner.library(),
                    () -> {
                      // a library that nobody knows is a misspelt one
                      assertThat(CLASSES).anyMatch(c -> knows(c, owner.library()));
                      noClasses()
                          .that()
                          .resideOutsideOfPackages(packages(List.of(owner.owners())))
                          .should()
                          .dependOnClassesThat()
                          .resideInAPackage(owner.library() + "..")
                          .check(CLASSES);
                    }));
  }

  private static boolean knows(JavaClass c, String library) {
    return c.getDirectDependenciesFromSelf().stream()
        .anyMatch(d -> (d.getTargetClass().getPackageName() + ".").startsWith(library + "."));
  }

  private static String[] packages(List<String> names) {
    return names.stream().map(name -> "incnas." + name + "..").toArray(String[]::new);
  }

  @TestFactory
  Stream<DynamicTest> stagesDoNotSeeOneAnother() {
    return STAGES.stream()
        .map(
            stage ->
                DynamicTest.dynamicTest(
                    stage,
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage("incnas." + stage + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(
                                packages(STAGES.stream().filter(s -> !s.equals(stage)).toList()))
                            .check(CLASSES)));
  }

  private static final List<List<String>> LEVELS =
      List.of(
          List.of("seed", "architecture"),
          List.of("network"),
          List.of("score"),
          List.of("space", "augment", "data", "run", "experiment", "tensorboard"),
          STAGES,
          List.of("pipeline"),
          List.of("cli"));

  @Test
  void lowPackagesDoNotLookUp() {
    for (int low = 0; low < LEVELS.size(); low++) {
      for (List<String> high : LEVELS.subList(low + 1, LEVELS.size())) {
        noUpward(LEVELS.get(low), high);
      }
    }
  }

  private static void noUpward(List<String> low, List<String> high) {
    noClasses()
        .that()
        .resideInAnyPackage(packages(low))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(high))
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineTouchesStandardStreamsAndExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage("incnas.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethodWhere(target(name("halt")).and(target(owner(belongToAnyOf(Runtime.class)))))
        .orShould()
        .callMethodWhere(target(name("printStackTrace")))
        .check(CLASSES);
  }

  @Test
  void noWallClockInWhatIsComputed() {
    noClasses()
        .that()
        .resideInAnyPackage(
            packages(
                List.of(
                    "seed",
                    "architecture",
                    "network",
                    "score",
                    "space",
                    "augment",
                    "train",
                    "export")))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.time..")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat(belongToAnyOf(Random.class))
        .check(CLASSES);
  }
}
