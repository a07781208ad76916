package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.run.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was changed behind the program's back is noticed, told and done again, or refused. */
class DamagedRunIT {
  private interface Damage {
    byte[] done(byte[] bytes);
  }

  @TempDir private Path folder;

  @Test
  void damagedOutputsAreDoneAgainAndTheRestIsReused() throws IOException {
    TinyExperiment tiny = TinyExperiment.in(folder);
    assertThat(CommandLineRun.of(tiny.arguments("a")).code()).isZero();
    String table = tiny.table("a");
    for (String output : List.of("model.onnx", "found.json", "journal.jsonl", "crosscheck.json")) {
      noticed(tiny, output, bytes -> Arrays.copyOf(bytes, bytes.length / 2));
    }
    noticed(tiny, "found.json", bytes -> new byte[0]);
    noticed(tiny, weights(tiny), DamagedRunIT::flipped);
    noticed(tiny, "epochs.csv", DamagedRunIT::flipped);
    assertThat(tiny.table("a")).isEqualTo(table);
    assertThat(CommandLineRun.of("ls", "runs", "--results", folder.resolve("a").toString()).out())
        .contains(".damaged-1\tdamaged, set aside");
  }

  private static String weights(TinyExperiment tiny) throws IOException {
    Path trained = tiny.files("a", "trained.json").get(0).getParent();
    return Manifest.in(trained).orElseThrow().outputs().keySet().stream()
        .filter(name -> name.startsWith("checkpoint/"))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] other = bytes.clone();
    other[bytes.length / 2] ^= 1;
    return other;
  }

  private void noticed(TinyExperiment tiny, String output, Damage damage) throws IOException {
    Path file =
        tiny.files("a", output).stream()
            .filter(path -> !path.toString().contains(".damaged-"))
            .findFirst()
            .orElseThrow();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, damage.done(whole));
    CommandLineRun run = CommandLineRun.of(tiny.arguments("a"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains(output + " has changed; doing it again");
    assertThat(run.err().lines()).as("all else reused").hasSize(1);
    assertThat(file).hasBinaryContent(whole);
  }

  @Test
  void aManifestThatCannotBeReadIsNamed() throws IOException {
    TinyExperiment tiny = TinyExperiment.in(folder);
    assertThat(CommandLineRun.of(tiny.arguments("a")).code()).isZero();
    String table = tiny.table("a");
    Path manifest = tiny.files("a", Manifest.NAME).get(0);
    Files.writeString(manifest, "{\n  \"format\" : 1,");
    refused(tiny, manifest + ":2:", "start afresh with --fresh");
    assertThat(CommandLineRun.of("ls", "runs", "--results", folder.resolve("a").toString()).out())
        .contains("manifest cannot be read");
    assertThat(CommandLineRun.of(tiny.arguments("a", "--fresh")).code()).isZero();
    assertThat(tiny.table("a")).isEqualTo(table);

    Files.delete(manifest);
    refused(tiny, manifest.getParent().toString(), "no manifest.json", "move it away");
    Files.move(manifest.getParent(), folder.resolve("aside"));
    assertThat(CommandLineRun.of(tiny.arguments("a")).code()).isZero();
    assertThat(tiny.table("a")).isEqualTo(table);
  }

  private static void refused(TinyExperiment tiny, String... says) {
    CommandLineRun run = CommandLineRun.of(tiny.arguments("a"));
    assertThat(run.code()).isEqualTo(Exit.INVALID);
    assertThat(run.err()).startsWith("error: ").contains(says).doesNotContain("Exception");
    assertThat(run.err().lines()).hasSize(1);
  }
}
