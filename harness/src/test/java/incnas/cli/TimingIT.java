package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A timing from its file to its table. */
class TimingIT {
  private static final String EXPERIMENT =
      """
      version: 1
      title: Times
      score: {batch: 2}
      rows:
        - {label: both, proxy: incorporated, normalization: sqrt, weights: [0.8, 0.2]}
        - {label: zen, proxy: zen}
        - {label: entropy, proxy: entropy}
      timing:
        against: zen
        trials: 4
        warm-up: 1
        resamples: 100
        networks:
          - {label: chain, structure: "SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,16,1,8,1)SuperResK3K3(16,32,2,16,1)SuperConvK1BNRELU(32,32,1,1)", resolution: 16}
      """;

  private static final String CELL =
      """
          - {label: cell, structure: "|none~0|+|none~0|none~1|+|none~0|none~1|nor_conv_3x3~2|"}
      """;

  @TempDir private Path folder;

  private CommandLineRun run(String text, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("times.yaml"), text);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                file.toString(),
                "--quiet",
                "--results",
                folder.resolve("results").toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments);
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve("results/times").resolve(name));
  }

  @Test
  void rowsTakeTurnsAndTheFinishedMeasurementStays() throws IOException {
    CommandLineRun first = run(EXPERIMENT);
    assertThat(first.code()).as(first.err()).isZero();
    List<String> trials = lines("trials.csv");
    assertThat(trials).hasSize(1 + 3 * 4);
    assertThat(trials.subList(1, 7))
        .extracting(line -> String.join(",", List.of(line.split(",")).subList(0, 3)))
        .containsExactly(
            "both,chain,0",
            "zen,chain,0",
            "entropy,chain,0",
            "both,chain,1",
            "zen,chain,1",
            "entropy,chain,1");
    List<String> table = lines("table.csv");
    assertThat(table.get(0)).startsWith("proxy,model,n_images,time_s,time_s_n,time_s_median,");
    String[] both = table.get(1).split(",", -1);
    assertThat(both).startsWith("both", "chain", "2").contains("4");
    double time = Double.parseDouble(both[3]);
    double least = Double.parseDouble(both[7]);
    assertThat(time).isPositive().isGreaterThanOrEqualTo(least);
    double ratio = Double.parseDouble(both[10]);
    assertThat(ratio)
        .isBetween(Double.parseDouble(both[11]) - 1e-4, Double.parseDouble(both[12]) + 1e-4);
    assertThat(table.get(2).split(",", -1)[10]).as("of the yardstick").isEmpty();
    assertThat(Double.parseDouble(table.get(3).split(",", -1)[7]))
        .as("arithmetic beside forward passes")
        .isLessThan(Double.parseDouble(table.get(2).split(",", -1)[7]));

    String whole = String.join("\n", table);
    assertThat(run(EXPERIMENT).code()).isZero();
    assertThat(String.join("\n", lines("table.csv"))).isEqualTo(whole);
    assertThat(run(EXPERIMENT, "--fresh").code()).isZero();
    assertThat(String.join("\n", lines("table.csv"))).isNotEqualTo(whole);
  }

  @Test
  void aNetworkWithoutAScoreIsListedAndTheRestGoesOn() throws IOException {
    CommandLineRun run = run(EXPERIMENT + CELL);
    assertThat(run.code()).isEqualTo(Exit.STAGE_FAILED);
    assertThat(run.err()).contains("failed: cell, timing: both has no score to be timed: ");
    assertThat(lines("table.csv")).hasSize(4);
  }

  @Test
  void thePlanSaysHowOften() throws IOException {
    CommandLineRun plan = run(EXPERIMENT, "--dry-run");
    assertThat(plan.code()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains("3 proxies timed on 1 networks", "network chain at 16x16: 4 trials");
    assertThat(folder.resolve("results")).doesNotExist();
  }
}
