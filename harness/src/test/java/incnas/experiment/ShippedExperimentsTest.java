package incnas.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.augment.Augmentation;
import incnas.augment.CenterCrop;
import incnas.augment.Erasing;
import incnas.augment.Policy;
import incnas.augment.Range;
import incnas.augment.ResizedCrop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedExperimentsTest {
  static List<Shipped.Scaled> shipped() {
    return Shipped.all();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void isValidAtEveryScale(Shipped.Scaled scaled) {
    Experiment experiment = scaled.read();
    assertThat(experiment.scale()).isEqualTo(scaled.scale());
    assertThat(experiment.rows().isEmpty()).isEqualTo(experiment.sample().isPresent());
  }

  @Test
  void allAreListedWithoutMistakes() {
    assertThat(Experiments.list(Shipped.home()))
        .extracting(Experiments.Listing::name)
        .contains("quickstart", "table2");
    assertThat(Experiments.list(Shipped.home()))
        .allSatisfy(listing -> assertThat(listing.mistakes()).isEmpty());
  }

  @Test
  void everyFileTellsEditorsItsSchema() throws IOException {
    Path experiments = Shipped.home().resolve("experiments");
    try (Stream<Path> files = Files.walk(experiments)) {
      List<Path> yaml = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      assertThat(yaml).hasSizeGreaterThanOrEqualTo(4);
      for (Path file : yaml) {
        String first = Files.readAllLines(file).get(0);
        assertThat(first).startsWith("# yaml-language-server: $schema=");
        assertThat(file.resolveSibling(first.substring(first.indexOf('=') + 1))).exists();
      }
    }
  }

  @Test
  void tableTwoOfThePaper() {
    Experiment experiment = read("table2", null);
    assertThat(experiment.scale()).isEqualTo("paper");
    assertThat(experiment.table()).isEqualTo("table2");
    assertThat(experiment.seeds()).hasSize(3);
    assertThat(experiment.rows())
        .extracting(Row::label)
        .containsExactly(
            "zen-score",
            "grad",
            "synflow",
            "TE-Score",
            "Incorporated-Score-l",
            "Incorporated-Score-s",
            "Incorporated-Score-w/o-ls");
    assertThat(experiment.rows())
        .extracting(row -> row.score().orElseThrow().zenWeight())
        .containsExactly(0.0, 0.0, 0.0, 0.0, 0.9, 0.8, 0.5);
    assertThat(experiment.rows().subList(0, 4))
        .allSatisfy(
            row -> assertThat(row.limits().effectiveness()).contains(Double.POSITIVE_INFINITY));
    SearchSettings search = experiment.search();
    assertThat(search.population()).isEqualTo(256);
    assertThat(search.iterations()).isEqualTo(96000);
    assertThat(search.window()).isEqualTo(1);
    assertThat(search.limits())
        .isEqualTo(
            new LimitSettings(
                "zennas-budget", "official-code", 18, 1e6, Double.POSITIVE_INFINITY, 0.5));
    TrainSettings train = experiment.train();
    assertThat(train.epochs()).isEqualTo(1440);
    assertThat(train.batchNormMomentum()).isEqualTo(0.01);
    assertThat(train.initialization()).isEqualTo("zennas");
    assertThat(train.augment())
        .isEqualTo(
            new AugmentSettings(
                4,
                true,
                Optional.empty(),
                "cifar10",
                0,
                0,
                Optional.of(
                    new NormalizeSettings(
                        List.of(0.4914, 0.4822, 0.4465), List.of(0.2023, 0.1994, 0.2010))),
                Optional.of(new ErasingSettings(0.5, List.of(0.02, 0.33), List.of(0.3, 3.3), 10)),
                CenterCropSettings.NONE));
  }

  /** What was measured before there was more than crop and mirroring means what it meant. */
  @ParameterizedTest
  @CsvSource({
    "table2, smoke, 0",
    "table2, laptop, 4",
    "table2-readme, smoke, 0",
    "table2-readme, laptop, 4",
    "quickstart, quickstart, 4",
    "benchmark-space-a, benchmark-space-a, 0"
  })
  void shortSchedulesOnlyCropAndMirror(String name, String scale, int padding) {
    TrainSettings train = read(name, scale).train();
    assertThat(train.augment()).isEqualTo(new AugmentSettings(padding, true));
    assertThat(train.mixup()).isZero();
  }

  @Test
  void theRecipeForImageNet(@TempDir Path folder) throws IOException {
    TrainSettings train = recipe(folder, "imagenet", 224);
    assertThat(train.mixup()).isEqualTo(0.2);
    assertThat(train.epochs()).isEqualTo(480);
    assertThat(train.weightDecay()).isEqualTo(4e-5);
    assertThat(train.augment().training(224))
        .isEqualTo(
            new Augmentation(
                0,
                true,
                Optional.of(
                    new ResizedCrop(320, 0, new Range(0.08, 1), new Range(3 / 4.0, 4 / 3.0))),
                Optional.of(Policy.IMAGENET),
                0,
                0.1,
                Optional.of(new Erasing(0.5, new Range(0.02, 0.33), new Range(0.3, 3.3), 10)),
                224));
    assertThat(train.augment().evaluation(224)).isEqualTo(new CenterCrop(0.875, 320, 224));
  }

  /** Three readings of the recipe for CIFAR, which share all but a few numbers. */
  @ParameterizedTest
  @CsvSource({
    "cifar, 64, 5, true, 0.01, 1e-3, zennas",
    "cifar-official-code, 128, 5, true, 0.1, 1e-3, torch",
    "cifar-paper-text, 256, 0, false, 0.1, 1e-5, torch"
  })
  void theRecipesForCifar(
      String name,
      int batch,
      int warmUp,
      boolean nesterov,
      double momentum,
      double epsilon,
      String initialization,
      @TempDir Path folder)
      throws IOException {
    TrainSettings train = recipe(folder, name, 32);
    assertThat(train.batch()).isEqualTo(batch);
    assertThat(train.warmUpEpochs()).isEqualTo(warmUp);
    assertThat(train.nesterov()).isEqualTo(nesterov);
    assertThat(train.batchNormMomentum()).isEqualTo(momentum);
    assertThat(train.batchNormEpsilon()).isEqualTo(epsilon);
    assertThat(train.initialization()).isEqualTo(initialization);
    assertThat(train.epochs()).isEqualTo(1440);
    assertThat(train.mixup()).isEqualTo(0.2);
    assertThat(train.augment().autoAugment()).isEqualTo("cifar10");
  }

  private static TrainSettings recipe(Path folder, String name, int resolution) throws IOException {
    Path recipe = Shipped.home().resolve("experiments/base/recipe-" + name + ".yaml");
    Path file =
        Files.writeString(
            folder.resolve("x.yaml"),
            "version: 1\ntitle: T\nextends: %s\nrows: [{label: a, proxy: zen}]\nsearch: {resolution: %d}\n"
                .formatted(recipe.toAbsolutePath(), resolution));
    return ExperimentReader.read(file, null, List.of()).train();
  }

  @Test
  void smallerScalesAreSmallerInEveryRespect() {
    List<Experiment> scales =
        Stream.of("smoke", "laptop", "paper").map(scale -> read("table2", scale)).toList();
    assertThat(scales).extracting(e -> e.search().iterations()).isSorted();
    assertThat(scales).extracting(e -> e.train().epochs()).isSorted().doesNotHaveDuplicates();
    assertThat(scales).extracting(e -> e.seeds().size()).isSorted();
    assertThat(scales.subList(0, 2))
        .extracting(e -> e.search().limits())
        .allSatisfy(
            limits -> {
              assertThat(limits.flops()).isLessThan(scales.get(2).search().limits().flops());
              assertThat(limits.params()).isLessThan(scales.get(2).search().limits().params());
            });
  }

  @Test
  void allBaselinesShareTheSearchOfTableTwo() {
    Experiment baselines = read("table2-readme", "smoke");
    Experiment table = read("table2", "smoke");
    assertThat(baselines.search()).isEqualTo(table.search());
    assertThat(baselines.train()).isEqualTo(table.train());
    assertThat(baselines.rows()).containsAll(table.rows().subList(0, 4));
    assertThat(baselines.rows())
        .allSatisfy(
            row -> assertThat(row.limits().effectiveness()).contains(Double.POSITIVE_INFINITY));
    assertThat(baselines.rows())
        .filteredOn(row -> row.score().orElseThrow().batch() != 4)
        .extracting(Row::label)
        .containsExactly("NASWOT");
  }

  @Test
  void tableThreeOfThePaper() {
    Experiment experiment = read("table3", null);
    TimingSettings timing = experiment.timing().orElseThrow();
    assertThat(timing.trials()).isEqualTo(100);
    assertThat(timing.networks())
        .extracting(network -> network.label() + " " + network.resolution())
        .containsExactly("ZenNet-400M-imagenet 224", "ZenNet-1M-cifar 32");
    assertThat(experiment.rows())
        .extracting(Row::label)
        .containsExactly("Incorporated-Score", timing.against());
    assertThat(experiment.rows())
        .allSatisfy(row -> assertThat(row.score().orElseThrow().batch()).isEqualTo(16));
    assertThat(read("table3", "smoke").timing().orElseThrow().networks())
        .isEqualTo(timing.networks());
  }

  @Test
  void tableSixOfThePaperIsSearchedAndNotTrained() {
    Experiment experiment = read("table6", null);
    assertThat(experiment.train().datasets()).isEmpty();
    assertThat(experiment.search().space()).isEqualTo("B");
    assertThat(experiment.search().mutation()).isEqualTo(read("table2", null).search().mutation());
    assertThat(experiment.rows())
        .extracting(row -> experiment.search().under(row.limits()).limits())
        .containsExactly(
            spaceB(14, 400e6),
            spaceB(14, 400e6),
            spaceB(14, 600e6),
            spaceB(14, 600e6),
            spaceB(16, 800e6));
  }

  private static LimitSettings spaceB(int layers, double flops) {
    return new LimitSettings(
        "zennas-budget", "official-code", layers, Double.POSITIVE_INFINITY, flops, 0.5);
  }

  @Test
  void quickstartNeedsNoDownload() {
    Experiment experiment = read("quickstart", null);
    assertThat(experiment.scale()).isEqualTo("quickstart");
    assertThat(experiment.train().datasets()).containsExactly("patterns");
  }

  private static Experiment read(String name, String scale) {
    return ExperimentReader.read(Experiments.find(Shipped.home(), name), scale, List.of());
  }
}
