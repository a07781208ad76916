package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.export.OnnxModel;
import incnas.export.Provenance;
import incnas.run.AtomicFile;
import incnas.run.Json;
import incnas.run.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The main job, from the experiment file to the table. */
class ExperimentIT {
  @TempDir private Path folder;

  @Test
  void theWholeChainAndItsReuse() throws IOException {
    TinyExperiment tiny = TinyExperiment.in(folder);
    CommandLineRun plan = CommandLineRun.of(tiny.arguments("a", "--dry-run"));
    assertThat(plan.code()).isZero();
    assertThat(plan.out()).contains("zen-score, seed 1: search new");
    assertThat(folder.resolve("a")).doesNotExist();

    CommandLineRun first = CommandLineRun.of(tiny.arguments("a", "--workers", "1"));
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(tiny.table("a"))
        .startsWith("proxy,patterns_top1_pct,flops_m,patterns_n,patterns_sd_pct,");
    assertThat(tiny.table("a").lines()).hasSize(3);
    checkManifest(tiny.tables("a"));
    checkModels(tiny);

    List<Path> manifests = tiny.files("a", "manifest.json");
    List<String> before = contents(manifests.subList(0, manifests.size() - 1));
    assertThat(CommandLineRun.of(tiny.arguments("a")).code()).isZero();
    assertThat(contents(manifests.subList(0, manifests.size() - 1))).isEqualTo(before);
    assertThat(CommandLineRun.of(tiny.arguments("a", "--dry-run")).out())
        .contains("zen-score, seed 1: search reused");
    assertThat(CommandLineRun.of("ls", "runs", "--results", folder.resolve("a").toString()).out())
        .contains("search-")
        .contains("complete");

    assertThat(CommandLineRun.of(tiny.arguments("b", "--workers", "2")).code()).isZero();
    assertThat(tiny.table("b")).isEqualTo(tiny.table("a"));
    String table = tiny.tables("a").resolve("table2.csv").toString();
    String other = tiny.tables("b").resolve("table2.csv").toString();
    assertThat(CommandLineRun.of("compare", table, other).code()).isZero();
  }

  private static void checkManifest(Path tables) {
    JsonNode manifest = Json.read(tables.resolve("manifest.json"), JsonNode.class);
    assertThat(manifest.get("outputs").properties()).hasSize(3);
    for (var output : manifest.get("outputs").properties()) {
      assertThat(AtomicFile.sha256(tables.resolve(output.getKey())))
          .isEqualTo(output.getValue().stringValue());
    }
    assertThat(manifest.get("environment").get("engine-check").stringValue()).contains("passed");
  }

  private static void checkModels(TinyExperiment tiny) throws IOException {
    List<Path> models = tiny.files("a", "model.onnx");
    assertThat(models).hasSize(2);
    List<Path> trained = tiny.files("a", "epochs.csv").stream().map(Path::getParent).toList();
    for (int i = 0; i < 2; i++) {
      Manifest manifest = Manifest.in(trained.get(i)).orElseThrow();
      assertThat(OnnxModel.read(models.get(i)).provenance().fact(Provenance.MANIFEST))
          .contains(manifest.fingerprint());
    }
    CommandLineRun evaluated =
        CommandLineRun.of("evaluate", models.get(0).toString(), "--images", "100", "--json");
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    JsonNode djl = Json.read(tiny.files("a", "djl.json").get(0), JsonNode.class);
    assertThat(
            tools.jackson.databind.json.JsonMapper.shared().readTree(evaluated.out()).get("top1"))
        .isEqualTo(djl.get("top1"));
  }

  private static List<String> contents(List<Path> files) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      texts.add(Files.readString(file));
    }
    return texts;
  }

  @Test
  void damageIsNoticedAndDoneAgain() throws IOException {
    TinyExperiment tiny = TinyExperiment.in(folder);
    assertThat(CommandLineRun.of(tiny.arguments("a")).code()).isZero();
    String table = tiny.table("a");
    Path model = tiny.files("a", "model.onnx").get(0);
    byte[] whole = Files.readAllBytes(model);
    Files.write(model, java.util.Arrays.copyOf(whole, whole.length / 2));
    Path found = tiny.files("a", "found.json").get(0);
    Files.writeString(found, Files.readString(found).replace("8", "9"));
    assertThat(CommandLineRun.of(tiny.arguments("a")).code()).isZero();
    assertThat(tiny.table("a")).isEqualTo(table);
    assertThat(Files.readAllBytes(model)).isEqualTo(whole);
  }

  @Test
  void aFailedCellIsListedAndTheRestGoesOn() throws IOException {
    TinyExperiment tiny = TinyExperiment.in(folder);
    CommandLineRun run =
        CommandLineRun.of(
            tiny.arguments("a", "--set", "rows.zen-score={limits: {effectiveness: 1e-9}}"));
    assertThat(run.code()).isEqualTo(Exit.STAGE_FAILED);
    assertThat(run.err()).contains("failed: zen-score, seed 1, search: no child of 25");
    assertThat(Files.readString(tiny.tables("a").resolve("failures.csv"))).contains("zen-score");
    assertThat(tiny.table("a").lines().skip(2)).allMatch(row -> !row.contains("Score-s,,"));

    CommandLineRun diverged =
        CommandLineRun.of(tiny.arguments("b", "--set", "train.learning-rate=1e30"));
    assertThat(diverged.code()).isEqualTo(Exit.STAGE_FAILED);
    assertThat(diverged.err()).contains("training diverged in epoch 1");
    assertThat(tiny.table("b")).contains("zen-score,,");
  }
}
