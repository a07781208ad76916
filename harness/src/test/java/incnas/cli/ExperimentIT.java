package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, from the experiment file to the table. */
class ExperimentIT {
  @TempDir private Path folder;

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
}
