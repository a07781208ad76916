package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.export.OnnxModel;
import incnas.export.Provenance;
import incnas.run.AtomicFile;
import incnas.run.Json;
import incnas.run.Manifest;
import incnas.run.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the experiment file to the table, again, and once more afresh. */
class WholeChainIT {
  @TempDir private Path folder;

  @Test
  void everyStageOnceThenNoneThenAllAgain() throws IOException {
    TinyExperiment tiny = TinyExperiment.in(folder);
    assertThat(run(tiny, "a", "--dry-run").out()).contains("zen-score, seed 1: search new");
    assertThat(folder.resolve("a")).doesNotExist();

    run(tiny, "a", "--workers", "1");
    checkTables(tiny);
    checkModels(tiny);
    checkJson(run(tiny, "a", "--json"), tiny);

    SortedMap<String, String> before = state("a");
    CommandLineRun plan = run(tiny, "a", "--dry-run");
    assertThat(plan.out().lines().filter(line -> line.contains("search reused"))).hasSize(2);
    assertThat(plan.out()).contains("training and export reused, evaluation reused");
    assertThat(plan.out()).endsWith("nothing is left to do but the tables\n");
    assertThat(state("a")).isEqualTo(before);

    run(tiny, "a");
    assertThat(stages(state("a"))).isEqualTo(stages(before));

    String table = tiny.table("a");
    run(tiny, "a", "--fresh");
    assertThat(stages(state("a")).keySet()).isEqualTo(stages(before).keySet());
    assertThat(stages(state("a"))).isNotEqualTo(stages(before));
    assertThat(tiny.table("a")).isEqualTo(table);

    run(tiny, "b", "--workers", "2");
    assertThat(tiny.table("b")).isEqualTo(table);
    assertThat(bytes("b")).isEqualTo(bytes("a"));
  }

  private static CommandLineRun run(TinyExperiment tiny, String results, String... more) {
    CommandLineRun run = CommandLineRun.of(tiny.arguments(results, more));
    assertThat(run.code()).as(run.err()).isZero();
    return run;
  }

  private static void checkTables(TinyExperiment tiny) throws IOException {
    assertThat(tiny.table("a").lines().findFirst().orElseThrow())
        .startsWith("proxy,patterns_top1_pct,")
        .contains("patterns_n", "patterns_sd_pct", "params_exact", "effectiveness");
    assertThat(tiny.table("a").lines().skip(1).map(row -> row.substring(0, row.indexOf(','))))
        .containsExactly("zen-score", "Incorporated-Score-s");
    assertThat(Files.readAllLines(tiny.tables("a").resolve("networks.csv"))).hasSize(3);
    JsonNode manifest = Json.read(tiny.tables("a").resolve("manifest.json"), JsonNode.class);
    assertThat(manifest.get("stages").properties()).hasSize(8);
    assertThat(manifest.get("outputs").propertyNames())
        .containsExactlyInAnyOrder(
            "curves/incorporated-score-s-seed1.csv",
            "curves/zen-score-seed1.csv",
            "experiment.yaml",
            "networks.csv",
            "table2.csv");
    for (var output : manifest.get("outputs").properties()) {
      assertThat(AtomicFile.sha256(tiny.tables("a").resolve(output.getKey())))
          .isEqualTo(output.getValue().stringValue());
    }
    assertThat(manifest.get("environment").get("engine-check").stringValue()).contains("passed");
  }

  /** What the model file says of itself, and that it is as accurate as the table says. */
  private static void checkModels(TinyExperiment tiny) throws IOException {
    List<Path> models = tiny.files("a", "model.onnx");
    List<Path> trained = tiny.files("a", "epochs.csv").stream().map(Path::getParent).toList();
    assertThat(models).hasSize(2);
    for (int i = 0; i < 2; i++) {
      Manifest manifest = Manifest.in(trained.get(i)).orElseThrow();
      assertThat(OnnxModel.read(models.get(i)).provenance().fact(Provenance.MANIFEST))
          .contains(manifest.fingerprint());
      JsonNode check = Json.read(tiny.files("a", "crosscheck.json").get(i), JsonNode.class);
      assertThat(check.get("agreement").doubleValue()).isEqualTo(1);
      CommandLineRun again =
          CommandLineRun.of("evaluate", models.get(i).toString(), "--images", "100", "--json");
      assertThat(again.code()).as(again.err()).isZero();
      assertThat(JsonMapper.shared().readTree(again.out()).get("top1"))
          .isEqualTo(check.get("second").get("top1"));
    }
  }

  private static void checkJson(CommandLineRun run, TinyExperiment tiny) {
    JsonNode outcome = JsonMapper.shared().readTree(run.out());
    assertThat(outcome.get("tables").stringValue()).isEqualTo(tiny.tables("a").toString());
    assertThat(outcome.get("rows")).hasSize(2);
    assertThat(outcome.get("failures")).isEmpty();
  }

  /** Every file with its time and hash. */
  private SortedMap<String, String> state(String results) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    Path root = folder.resolve(results);
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path p : tree.toList()) {
        String hash = Files.isDirectory(p) ? "" : AtomicFile.sha256(p);
        files.put(root.relativize(p).toString(), Files.getLastModifiedTime(p) + " " + hash);
      }
    }
    return files;
  }

  /** Only files of stages: a run rewrites its tables, and the lock says who holds it. */
  private static SortedMap<String, String> stages(SortedMap<String, String> state) {
    SortedMap<String, String> stages = new TreeMap<>(state);
    stages.keySet().removeIf(file -> !file.matches("runs/tiny/[^/]+/.*"));
    return stages;
  }

  /** Hashes of what stages computed, without the manifests and curves, which carry times. */
  private SortedMap<String, String> bytes(String results) throws IOException {
    SortedMap<String, String> bytes = stages(state(results));
    bytes.keySet().removeIf(file -> file.endsWith(Manifest.NAME) || file.contains("tfevents"));
    bytes.replaceAll((file, value) -> value.substring(value.indexOf(' ')));
    return bytes;
  }

  @Test
  void aSecondProcessIsRefused() throws IOException {
    TinyExperiment tiny = TinyExperiment.in(folder);
    try (RunLock held = RunLock.acquire(folder.resolve("a/runs/tiny"))) {
      assertThat(held).isNotNull();
      CommandLineRun second = CommandLineRun.of(tiny.arguments("a"));
      assertThat(second.code()).isEqualTo(Exit.INVALID);
      assertThat(second.err()).startsWith("error: ").contains("is in use by", "pid", "wait until");
      assertThat(tiny.files("a", Manifest.NAME)).isEmpty();
    }
  }

  @Test
  void scalesAndLabelsKeepApart() throws IOException {
    TinyExperiment tiny = TinyExperiment.in(folder);
    Files.writeString(
        folder.resolve("tiny.yaml"),
        TinyExperiment.YAML
            + """
            scales:
              smoke: {search: {iterations: 12}, train: {epochs: 1, warm-up-epochs: 0}}
              laptop: {search: {iterations: 14}, train: {epochs: 1, warm-up-epochs: 0}}
            """);
    run(tiny, "a", "--scale", "smoke");
    SortedMap<String, String> smoke = state("a");
    run(tiny, "a", "--scale", "laptop", "--label", "mine");
    assertThat(folder.resolve("a/mine/table2.csv")).exists();
    assertThat(state("a")).containsAllEntriesOf(filesUnder(smoke, "tiny-smoke"));
    assertThat(state("a")).containsAllEntriesOf(filesUnder(smoke, "runs/tiny-smoke"));
  }

  private static SortedMap<String, String> filesUnder(
      SortedMap<String, String> state, String folder) {
    SortedMap<String, String> under = new TreeMap<>(state);
    under.keySet().removeIf(file -> !file.startsWith(folder + "/"));
    assertThat(under).isNotEmpty();
    return under;
  }
}
