package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cell that fails is listed with its reason, and the rest of the experiment goes on. */
class FailedCellsIT {
  @TempDir private Path folder;

  @Test
  void aSearchUnderLimitsThatNobodyKeeps() throws IOException {
    TinyExperiment tiny = TinyExperiment.in(folder);
    fails(
        tiny,
        "failed: zen-score, seed 1, search: no child of 25",
        "--set",
        "rows.zen-score.limits={effectiveness: 1e-9}");
    assertThat(failures(tiny)).hasSize(2).startsWith("cell,stage,reason");
    assertThat(tiny.table("a").lines().toList().get(1)).startsWith("zen-score,,");
    assertThat(tiny.table("a").lines().toList().get(2)).matches("Incorporated-Score-s,[0-9.]+,.*");

    CommandLineRun mended = CommandLineRun.of(tiny.arguments("a"));
    assertThat(mended.code()).as(mended.err()).isZero();
    assertThat(tiny.tables("a").resolve("failures.csv")).doesNotExist();
  }

  @Test
  void aTrainingThatDiverges() throws IOException {
    TinyExperiment tiny = TinyExperiment.in(folder);
    fails(
        tiny,
        "training diverged in epoch",
        "--set",
        "train.learning-rate=1000",
        "--set",
        "train.learning-rate-batch=1",
        "--set",
        "train.warm-up-epochs=0");
    assertThat(failures(tiny)).hasSize(3);
    assertThat(failures(tiny).get(1)).contains("\"Incorporated-Score-s, seed 1, patterns\",train,");
    assertThat(Files.readAllLines(tiny.tables("a").resolve("networks.csv"))).hasSize(3);
    assertThat(CommandLineRun.of("ls", "runs", "--results", folder.resolve("a").toString()).out())
        .contains("failed\ttraining diverged");
  }

  @Test
  void anEngineThatDisagrees() throws IOException {
    TinyExperiment tiny = TinyExperiment.in(folder);
    fails(tiny, "cross-check", "--set", "evaluate.tolerance=1e-30");
    assertThat(failures(tiny).get(1)).contains(",evaluate,");
  }

  @Test
  void aScoreThatNeedsMoreMemoryThanThereIs() throws IOException {
    TinyExperiment tiny = TinyExperiment.in(folder);
    String wide =
        "SuperConvK3BNRELU(3,900000,1,1)SuperResK3K3(900000,16,1,8,1)SuperConvK1BNRELU(16,64,1,1)";
    fails(
        tiny,
        "GiB, and this machine has",
        "--set",
        "search.initial=" + wide,
        "--set",
        "search.limits={params: none, flops: none}",
        "--set",
        "score.batch=65536");
    assertThat(failures(tiny)).hasSize(3);
  }

  private void fails(TinyExperiment tiny, String says, String... more) {
    CommandLineRun run = CommandLineRun.of(tiny.arguments("a", more));
    assertThat(run.code()).as(run.err()).isEqualTo(Exit.STAGE_FAILED);
    assertThat(run.err()).startsWith("failed: ").contains(says).doesNotContain("Exception");
    assertThat(run.out()).contains("tables: " + tiny.tables("a"));
  }

  private static List<String> failures(TinyExperiment tiny) throws IOException {
    return Files.readAllLines(tiny.tables("a").resolve("failures.csv"));
  }
}
