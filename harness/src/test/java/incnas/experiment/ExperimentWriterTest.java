package incnas.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentWriterTest {
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "with: colon",
          "# no comment",
          "'quotes\"",
          "true",
          "1e6",
          "null",
          "~",
          "-",
          "caf\u00e9 \u2014 \ud83d\ude00",
          "a\\b",
          "[x]",
          "w/o-ls",
          "ends with colon:",
          "\t tab");

  @TempDir private Path folder;

  static List<Shipped.Scaled> shipped() {
    return Shipped.all();
  }

  static Stream<Integer> seeds() {
    return IntStream.range(0, 60).boxed();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedExperimentsReadBackEqual(Shipped.Scaled scaled) throws IOException {
    readsBackEqual(scaled.read());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyExperimentReadsBackEqual(int seed) throws IOException {
    readsBackEqual(any(new Random(seed)));
  }

  private void readsBackEqual(Experiment experiment) throws IOException {
    String text = ExperimentWriter.write(experiment);
    Path file = Files.writeString(folder.resolve("experiment.yaml"), text);
    Experiment back = ExperimentReader.read(file, null, List.of());
    assertThat(back).isEqualTo(experiment);
    assertThat(ExperimentWriter.write(back)).isEqualTo(text);
  }

  @Test
  void textIsLaidOutForReading() {
    assertThat(ExperimentWriter.write(any(new Random(1))).lines())
        .startsWith("version: 1", "name: any")
        .contains("search:", "  mutation:", "    depth-steps: [-1, 0, 2]");
  }

  private static Experiment any(Random random) {
    boolean sampled = random.nextInt(4) == 0;
    boolean held = !sampled && random.nextBoolean();
    boolean timed = !sampled && !held && random.nextBoolean();
    AugmentSettings augment = augment(random);
    return new Experiment(
        1,
        "any",
        text(random),
        "small",
        random.nextBoolean() ? "" : "table2",
        timed ? List.of(3L) : List.of((long) random.nextInt(1000), 1000L + random.nextInt(1000)),
        sampled
            ? List.of()
            : List.of(
                row("a" + text(random).strip(), random, held || timed),
                row("b", random, held || timed)),
        sampled
            ? Optional.of(new SampleSettings(1 + random.nextInt(99), 10, 3, 4, random.nextInt(9)))
            : Optional.empty(),
        held ? List.of(truth("t", random), truth("u", random)) : List.of(),
        new CorrelationSettings(100 + random.nextInt(900), random.nextBoolean()),
        timed ? Optional.of(timing(random)) : Optional.empty(),
        new SearchSettings(
            random.nextBoolean() ? "A" : "B",
            Optional.of("SuperConvK3BNRELU(3,8,1,1)").filter(s -> random.nextBoolean()),
            32,
            10,
            1 + random.nextInt(1000),
            1 + random.nextInt(1000),
            4,
            random.nextBoolean() ? "staged" : "closed-form",
            new ScreenSettings(random.nextDouble(), 2 + random.nextInt(9), random.nextDouble()),
            random.nextInt(2) * 70,
            new FinalSettings(1 + random.nextInt(9), 1 + random.nextInt(9)),
            new MutationSettings(
                "best",
                0,
                2,
                List.of(random.nextDouble() + 0.001, 2.5),
                List.of(-1, 0, 2),
                "uniform",
                0,
                3),
            new LimitSettings("exact", "zennas", 18, limit(random), limit(random), limit(random))),
        new TrainSettings(
            random.nextInt(4) == 0 ? List.of() : List.of("cifar100", "patterns"),
            random.nextInt(2) * 500,
            random.nextInt(2) * 100,
            random.nextBoolean(),
            random.nextBoolean() ? "refuse" : "skip",
            "official-code",
            random.nextBoolean(),
            30,
            random.nextInt(30),
            32,
            random.nextDouble() + 1e-9,
            128,
            random.nextDouble(),
            random.nextBoolean(),
            random.nextDouble() * 1e-5,
            random.nextDouble(),
            random.nextDouble(),
            0.5,
            1e-12,
            "torch",
            augment,
            random.nextBoolean()
                ? Optional.empty()
                : Optional.of(distillation(random, augment.resizedCrop())),
            2,
            "bf16",
            "channels-last",
            "cpu"),
        new ExportSettings(random.nextBoolean()),
        new EvaluateSettings(1 + random.nextInt(100), 1e-4, 1));
  }

  private static AugmentSettings augment(Random random) {
    List<Double> range = List.of(0.5 * random.nextDouble() + 1e-9, 0.5 + random.nextDouble() / 2);
    boolean policy = random.nextBoolean();
    return new AugmentSettings(
        random.nextInt(9),
        random.nextBoolean(),
        Optional.of(
                new ResizedCropSettings(
                    random.nextInt(2) * 40,
                    random.nextInt(2) * 0.75,
                    range,
                    List.of(0.75, 4 / 3.0)))
            .filter(crop -> random.nextBoolean()),
        policy ? "imagenet" : "none",
        policy ? 0 : random.nextDouble(),
        random.nextInt(2) * random.nextDouble(),
        Optional.of(new NormalizeSettings(List.of(0.0, 0.5, 1.0), List.of(0.2023, 1.0, 9.0)))
            .filter(normalize -> random.nextBoolean()),
        Optional.of(new ErasingSettings(random.nextDouble(), range, range, 1 + random.nextInt(20)))
            .filter(erasing -> random.nextBoolean()),
        new CenterCropSettings(1 - random.nextDouble(), random.nextInt(2) * 40));
  }

  private static TruthSettings truth(String label, Random random) {
    return new TruthSettings(
        label,
        "A",
        "cifar10",
        "results/some where.csv",
        "structure",
        List.of("acc_1", "acc 2"),
        random.nextBoolean() ? Map.of() : Map.of("set", "2022-06_sampled725"),
        32,
        1 + random.nextInt(100),
        random.nextInt(2) * 500,
        random.nextBoolean() ? List.of() : List.of("b"),
        random.nextBoolean() ? Map.of() : Map.of("b", "naslib_zen"),
        random.nextBoolean());
  }

  private static DistillationSettings distillation(
      Random random, Optional<ResizedCropSettings> crop) {
    boolean named = random.nextBoolean();
    return new DistillationSettings(
        "results/a b.onnx",
        crop.isPresent() && crop.get().side() > 0 ? "crop" : "network",
        named ? List.of("/blocks.3/Add", "x: y") : List.of(),
        List.of(2 + random.nextInt(9), 32),
        random.nextDouble() * 9,
        random.nextDouble(),
        random.nextDouble() + 0.1);
  }

  private static TimingSettings timing(Random random) {
    return new TimingSettings(
        List.of(
            new TimedNetwork("small: one", "SuperConvK3BNRELU(3,8,1,1)", 32, 10),
            new TimedNetwork("a" + text(random).strip(), "|none~0|", 32, 1 + random.nextInt(1000))),
        "b",
        2 + random.nextInt(100),
        random.nextInt(9),
        100 + random.nextInt(9));
  }

  private static Row row(String label, Random random, boolean led) {
    RowLimits limits =
        new RowLimits(
            Optional.of(9).filter(n -> random.nextBoolean()),
            maybe(random),
            maybe(random),
            maybe(random));
    ScoreSettings plain =
        new ScoreSettings("zen", "zennas", 4, 2, "gaussian", 0.5, "", 0, 0, false);
    ScoreSettings weighted =
        new ScoreSettings(
            "incorporated",
            "paper-text",
            1 + random.nextInt(99),
            1,
            "cifar10",
            random.nextDouble() + 0.1,
            "sqrt",
            random.nextDouble() * 0.9 + 0.05,
            0.01,
            true);
    return !led && random.nextInt(4) == 0
        ? Row.given(label, "SuperConvK3BNRELU(3,8,1,1)")
        : Row.led(label, random.nextBoolean() ? plain : weighted, limits);
  }

  private static Optional<Double> maybe(Random random) {
    return Optional.of(limit(random)).filter(limit -> random.nextBoolean());
  }

  private static double limit(Random random) {
    return random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble() * 1e9 + 1e-3;
  }

  private static String text(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
