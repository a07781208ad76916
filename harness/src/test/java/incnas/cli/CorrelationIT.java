package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A correlation experiment from its file to its tables and plots. */
class CorrelationIT {
  private static final String EXPERIMENT =
      """
      version: 1
      title: Few proxies on few networks
      score: {profile: zennas, batch: 2, draws: 2}
      correlation: {resamples: 200}
      rows:
        - {label: params, proxy: params}
        - {label: zen, proxy: zen}
        - {label: te-nas, proxy: te-nas, profile: original, batch: 4, draws: 1}
        - {label: real, proxy: naswot, images: cifar10}
        - {label: cells-only, proxy: random}
      truths:
        - label: few
          space: A
          dataset: cifar10
          file: few.csv
          structure: structure
          accuracy: [cifar10_last_epoch_pct]
          rows: [params, zen, te-nas, real]
          published: {zen: published, params: params_exact}
        - {label: absent, space: A, dataset: x, file: no.csv, structure: s, accuracy: [a], optional: true}
      """;

  @TempDir private Path folder;

  private CommandLineRun run(String results, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                folder.resolve("few.yaml").toString(),
                "--quiet",
                "--data",
                folder.toString(),
                "--results",
                folder.resolve(results).toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments);
  }

  /** Every eighth network of the committed benchmark, both trainings, and a published column. */
  private void write() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../results/benchmark-space-a/networks.csv"));
    List<String> few = new ArrayList<>(List.of(lines.get(0) + ",published"));
    for (int network = 0; 2 * network + 2 < lines.size(); network += 8) {
      String published = network == 8 ? "-1e8" : Integer.toString(network);
      few.add(lines.get(2 * network + 1) + "," + published);
      few.add(lines.get(2 * network + 2) + "," + published);
    }
    Files.write(folder.resolve("few.csv"), few);
    Files.writeString(folder.resolve("few.yaml"), EXPERIMENT);
  }

  /** The table but for the seconds, which are those of a clock. */
  private List<String> table(String results) throws IOException {
    return Files.readAllLines(folder.resolve(results).resolve("few/correlation.csv")).stream()
        .map(line -> String.join(",", withoutSeconds(line)))
        .collect(Collectors.toList());
  }

  private static List<String> withoutSeconds(String line) {
    List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
    cells.remove(17);
    return cells;
  }

  @Test
  void oneProxyFailsAndTheRestIsTheSameForAnyNumberOfWorkers() throws IOException {
    write();
    CommandLineRun first = run("a", "--workers", "1");
    assertThat(first.code()).as(first.err()).isEqualTo(Exit.STAGE_FAILED);
    assertThat(first.err())
        .contains("skipped: truth 'absent': no file no.csv")
        .contains("failed: few, real, seed 1, scores: ")
        .doesNotContain("Exception");
    Path tables = folder.resolve("a/few");
    List<String> table = table("a");
    assertThat(table.get(0)).startsWith("proxy,space,dataset,truth,profile");
    assertThat(table).hasSize(4);
    assertThat(table.get(1)).startsWith("params,A,cifar10,few,zennas,gaussian,2,2,1,8,0,");
    assertThat(table.get(2)).startsWith("zen,A,cifar10,few,zennas,gaussian,2,2,1,8,0,");
    assertThat(table.get(2).split(",", -1)[17])
        .as("networks with a published score")
        .isEqualTo("7");
    assertThat(Files.readAllLines(tables.resolve("truths.csv")).get(1))
        .startsWith("few,A,cifar10,8,");
    assertThat(Files.readAllLines(tables.resolve("scores-few.csv"))).hasSize(9);
    assertThat(tables.resolve("plots/few/zen.svg")).isNotEmptyFile();
    assertThat(tables.resolve("plots/few/te-nas.png")).isNotEmptyFile();

    String whole = Files.readString(tables.resolve("correlation.csv"));
    assertThat(run("a").code()).isEqualTo(Exit.STAGE_FAILED);
    assertThat(tables.resolve("correlation.csv")).as("reused").hasContent(whole);
    assertThat(run("b", "--workers", "2").code()).isEqualTo(Exit.STAGE_FAILED);
    assertThat(table("b")).isEqualTo(table);
  }

  @Test
  void thePlanNamesTheTruths() throws IOException {
    write();
    CommandLineRun plan = run("a", "--dry-run");
    assertThat(plan.code()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("truth few: 8 networks of", "held against 4 proxies");
    assertThat(folder.resolve("a")).doesNotExist();
  }
}
