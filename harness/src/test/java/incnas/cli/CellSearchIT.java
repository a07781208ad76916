package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on NAS-Bench-201's space, and on one of its networks that is given. */
class CellSearchIT {
  private static final String GIVEN = "|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|";
  private static final String YAML =
      """
      version: 1
      title: Cells
      seeds: [1]
      score: {batch: 2}
      rows:
        - {label: searched, proxy: zen}
        - {label: given, structure: "%s"}
      search:
        space: nasbench201
        initial: "|nor_conv_1x1~0|+|skip_connect~0|none~1|+|skip_connect~0|none~1|none~2|"
        iterations: 20
        population: 4
        window: 2
        limits: {convention: exact, params: 2e5, flops: 3e7}
      train:
        datasets: [patterns]
        train-images: 64
        test-images: 50
        epochs: 1
        warm-up-epochs: 0
        batch: 16
        learning-rate-batch: 16
        initialization: zennas
        device: cpu
      """
          .formatted(GIVEN);

  @TempDir private Path folder;

  @Test
  void fromTheExperimentToTheTable() throws IOException {
    Path file = folder.resolve("cells.yaml");
    Files.writeString(file, YAML);
    Path results = folder.resolve("results");
    CommandLineRun run =
        CommandLineRun.of(
            "run", file.toString(), "--quiet", "--results", results.toString(), "--workers", "2");
    assertThat(run.code()).as(run.err()).isZero();
    Path tables = results.resolve("cells");
    assertThat(tables.resolve("failures.csv")).doesNotExist();
    List<String> networks = Files.readAllLines(tables.resolve("networks.csv"));
    assertThat(networks).hasSize(3);
    assertThat(networks.get(1)).startsWith("searched,1,|");
    assertThat(networks.get(2)).startsWith("given,1," + GIVEN + ",");
    List<String> header = List.of(networks.get(0).split(",", -1));
    assertThat(Double.parseDouble(field(header, networks.get(1), "score_sd"))).isPositive();
    assertThat(field(header, networks.get(2), "score_sd")).isEmpty();
    for (String line : networks.subList(1, 3)) {
      double macs = Double.parseDouble(field(header, line, "macs"));
      assertThat(macs).isBetween(0.0, Double.parseDouble(field(header, line, "flops_ptflops")));
      assertThat(field(header, line, "layers")).isEqualTo("18");
      assertThat(field(header, line, "entropy")).isEmpty();
      assertThat(field(header, line, "effectiveness")).isEmpty();
      assertThat(Double.parseDouble(field(header, line, "crosscheck_max_abs"))).isLessThan(1e-3);
    }
  }

  /** Lines of this table have one field with commas, the rejections, in quotes. */
  private static String field(List<String> header, String line, String column) {
    return line.replaceAll("\"[^\"]*\"", "").split(",", -1)[header.indexOf(column)];
  }
}
