package incnas.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.architecture.Architecture;
import incnas.correlate.Gate;
import incnas.correlate.Verdict;
import incnas.experiment.ExperimentReader;
import incnas.experiment.ScoreSettings;
import incnas.run.Progress;
import incnas.run.Stop;
import incnas.run.UserError;
import incnas.score.Direction;
import incnas.score.Probe;
import incnas.score.Profile;
import incnas.score.Proxies;
import incnas.score.Proxy;
import incnas.score.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate on real networks: what is right passes, and each planted fault is caught by name. */
class GateRunIT {
  private static final String EXPERIMENT =
      """
      version: 1
      title: Gate
      seeds: [SEED]
      score: {profile: zennas, batch: 4, draws: 6}
      rows:
        - {label: zen, proxy: zen}
        - {label: synflow, proxy: synflow}
        - {label: params, proxy: params}
      truths:
        - label: few
          space: A
          dataset: cifar10
          file: few.csv
          structure: structure
          accuracy: [cifar10_last_epoch_pct]
        - {label: more, space: A, dataset: cifar10, file: more.csv, structure: s, accuracy: [a], optional: true}
      """;

  @TempDir private static Path folder;
  private static Path baseline;

  /** Every third network of the committed benchmark. */
  @BeforeAll
  static void record() throws IOException {
    Path benchmark = Path.of("../results/benchmark-space-a/networks.csv");
    List<String> lines = Files.readAllLines(benchmark);
    List<String> few = new ArrayList<>(List.of(lines.get(0)));
    for (int network = 0; 2 * network + 2 < lines.size(); network += 3) {
      few.add(lines.get(2 * network + 1));
    }
    Files.write(folder.resolve("few.csv"), few);
    baseline = folder.resolve("baseline");
    assertThatThrownBy(() -> gate(1, Scoring::named).check(baseline))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--record");
    assertThatThrownBy(() -> gate(1, Scoring::named).record(baseline))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("would drop the baselines of more");
    assertThat(recorder().record(baseline)).isEqualTo(3);
  }

  private static GateRun recorder() throws IOException {
    return gate(1, Scoring::named, EXPERIMENT.substring(0, EXPERIMENT.indexOf("  - {label: more")));
  }

  private static GateRun gate(int seed, Function<ScoreSettings, Proxy> proxies) throws IOException {
    return gate(seed, proxies, EXPERIMENT);
  }

  private static GateRun gate(int seed, Function<ScoreSettings, Proxy> proxies, String text)
      throws IOException {
    Path file = folder.resolve("gate.yaml");
    Files.writeString(file, text.replace("SEED", Integer.toString(seed)));
    RunOptions options =
        new RunOptions(
            folder,
            folder.resolve("results"),
            Optional.empty(),
            Optional.of(folder),
            false,
            2,
            1,
            true,
            Progress.Mode.QUIET,
            System.err,
            new Stop());
    return new GateRun(ExperimentReader.read(file, null, List.of()), options, proxies);
  }

  private static List<String> outside(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> !verdict.within())
        .map(verdict -> verdict.subject().proxy())
        .toList();
  }

  @Test
  void theSameProgramPassesWithTheSameDrawsAndWithFreshOnes() throws IOException {
    for (int seed : new int[] {1, 2}) {
      List<Verdict> verdicts = gate(seed, Scoring::named).check(baseline);
      assertThat(Gate.passes(verdicts)).as(verdicts.toString()).isTrue();
      assertThat(verdicts).hasSize(3);
    }
  }

  @Test
  void aWrongSignIsCaught() throws IOException {
    List<Verdict> verdicts =
        gate(1, s -> s.proxy().equals("zen") ? new Negated(Scoring.named(s)) : Scoring.named(s))
            .check(baseline);
    assertThat(outside(verdicts)).containsExactly("zen");
    assertThat(verdicts.get(0).lines().get(0)).contains("zen (zennas, A, few)", "OUTSIDE", "band");
  }

  @Test
  void oneMissingBatchNormalisationIsCaught() throws IOException {
    List<Verdict> verdicts =
        gate(1, s -> s.proxy().equals("zen") ? new FaultyZen() : Scoring.named(s)).check(baseline);
    assertThat(outside(verdicts)).containsExactly("zen");
  }

  @Test
  void anotherDefinitionIsCaught() throws IOException {
    List<Verdict> verdicts =
        gate(
                1,
                s ->
                    s.proxy().equals("synflow")
                        ? Proxies.of("synflow", Profile.ZERO_COST_NAS, s.gamma())
                        : Scoring.named(s))
            .check(baseline);
    assertThat(outside(verdicts)).containsExactly("synflow");
  }

  private record Negated(Proxy proxy) implements Proxy {
    @Override
    public String name() {
      return proxy.name();
    }

    @Override
    public Direction direction() {
      return proxy.direction();
    }

    @Override
    public Score score(Architecture architecture, Probe probe) {
      return Score.restored(
          proxy.score(architecture, probe).values().stream().map(v -> -v).toList(), "none");
    }
  }
}
