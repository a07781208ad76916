package incnas.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.run.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds, it is read or refused in words. */
class MutatedFilesTest {
  private static final List<String> SPLINTERS =
      List.of(
          "[",
          "]",
          "{",
          "}",
          ":",
          ": ",
          "- ",
          "\n",
          "\t",
          "#",
          "&a ",
          "*a",
          "!t ",
          "? ",
          "|\n",
          ">",
          "'",
          "\"",
          "%",
          "---\n",
          "...\n",
          "<<: ",
          "null",
          "1e999",
          ".nan",
          "0x1F",
          "0o7",
          "-0",
          "99999999999999999999",
          "1/0",
          "none",
          "\u0000",
          "\u0085",
          "\ufeff",
          "\ud83d\ude00",
          ",");

  @TempDir private Path folder;

  static IntStream seeds() {
    return IntStream.range(0, 8);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onlyUserErrorsEscape(int seed) throws IOException {
    Random random = new Random(seed);
    String text = original(random.nextInt(2) == 0 ? "table2.yaml" : "base/space-a.yaml");
    Path file = folder.resolve("x.yaml");
    for (int i = 0; i < 20; i++) {
      Files.write(file, mutated(text.getBytes(StandardCharsets.UTF_8), random));
      readOrRefused(file, random.nextBoolean() ? "smoke" : null, List.of());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void settingsNeitherCrash(int seed) {
    Random random = new Random(seed);
    Path file = Shipped.home().resolve("experiments/table2.yaml");
    for (int i = 0; i < 20; i++) {
      byte[] set = "rows.zen-score.limits.effectiveness=[1, none]".getBytes(StandardCharsets.UTF_8);
      String mutated = new String(mutated(set, random), StandardCharsets.UTF_8);
      readOrRefused(file, "smoke", List.of(mutated, "search.limits={params: 3}"));
    }
  }

  private String original(String name) throws IOException {
    Path experiments = Shipped.home().resolve("experiments");
    Files.createDirectories(folder.resolve("base"));
    for (String base : List.of("base/space-a.yaml", "base/recipe-cifar.yaml")) {
      Files.writeString(folder.resolve(base), Files.readString(experiments.resolve(base)));
    }
    // without comments, so that most changes hit something
    return Files.readString(experiments.resolve(name)).replaceAll(" *#.*\n", "\n");
  }

  private static void readOrRefused(Path file, String scale, List<String> sets) {
    try {
      Experiment experiment = ExperimentReader.read(file, scale, sets);
      assertThat(ExperimentWriter.write(experiment)).isNotEmpty();
    } catch (UserError e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception").doesNotContain("\tat ");
      assertThat(e.getMessage().lines()).hasSizeLessThanOrEqualTo(51);
    }
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] changed = bytes;
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(changed.length + 1);
      int end = Math.min(changed.length, at + random.nextInt(12));
      byte[] splinter =
          SPLINTERS.get(random.nextInt(SPLINTERS.size())).getBytes(StandardCharsets.UTF_8);
      changed =
          switch (random.nextInt(4)) {
            case 0 -> joined(changed, at, at, splinter);
            case 1 -> joined(changed, at, end, splinter);
            case 2 -> joined(changed, at, end, new byte[0]);
            default -> joined(changed, at, end, new byte[] {(byte) random.nextInt(256)});
          };
    }
    return changed;
  }

  private static byte[] joined(byte[] bytes, int end, int start, byte[] between) {
    byte[] joined = Arrays.copyOf(bytes, end + between.length + bytes.length - start);
    System.arraycopy(between, 0, joined, end, between.length);
    System.arraycopy(bytes, start, joined, end + between.length, bytes.length - start);
    return joined;
  }
}
