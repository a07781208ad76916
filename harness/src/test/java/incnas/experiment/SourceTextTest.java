package incnas.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTextTest {
  private static final String MINIMAL =
      "version: 1\ntitle: T\u00e9\nrows: [{label: a, proxy: zen}]\n";

  @TempDir private Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("x.yaml"), bytes);
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> ExperimentReader.read(file, null, List.of()))
        .isInstanceOf(UserError.class)
        .hasMessage(file + ": " + message);
  }

  @Test
  void missing() {
    refused(folder.resolve("none.yaml"), "no such file; check the path");
  }

  @Test
  void directory() {
    refused(folder, "is a directory; name a file in it");
  }

  @Test
  void huge() throws IOException {
    refused(
        file("#".repeat(300_000).getBytes(StandardCharsets.UTF_8)),
        "is larger than 256 KiB; is it an experiment file?");
  }

  @Test
  void binary() throws IOException {
    refused(
        file(new byte[] {'a', ':', 0, 1}),
        "is not UTF-8 text: byte offset 2; save it as UTF-8 text");
  }

  @Test
  void otherEncoding() throws IOException {
    refused(
        file(MINIMAL.getBytes(StandardCharsets.ISO_8859_1)),
        "is not UTF-8 text: byte offset 19; save it as UTF-8 text");
  }

  @Test
  void cutInsideOfCharacter() throws IOException {
    refused(
        file(new byte[] {'a', (byte) 0xc3}),
        "is not UTF-8 text: byte offset 1; save it as UTF-8 text");
  }

  @Test
  void nameThatCannotNameDirectory() throws IOException {
    Path file = Files.writeString(folder.resolve("my table.yaml"), MINIMAL);
    refused(
        file,
        "its name cannot name a run directory; rename it, or give a name, such as 'name: mine'");
    Files.writeString(file, MINIMAL + "name: mine\n");
    assertThat(ExperimentReader.read(file, null, List.of()).name()).isEqualTo("mine");
  }

  @Test
  void byteOrderMarkAndCarriageReturnsAreFine() throws IOException {
    String windows = "\uFEFF" + MINIMAL.replace("\n", "\r\n");
    Experiment experiment =
        ExperimentReader.read(file(windows.getBytes(StandardCharsets.UTF_8)), null, List.of());
    assertThat(experiment.title()).isEqualTo("T\u00e9");
  }
}
