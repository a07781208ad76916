package incnas.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InnerTensorsTest {
  @TempDir Path folder;

  private Path file(byte[] model) throws IOException {
    return Files.write(folder.resolve("model.onnx"), model);
  }

  @Test
  void standsBesideTheOutputsOnce() throws IOException {
    Path file = file(ForeignModels.auxiliary());
    byte[] exposed = InnerTensors.expose(file, List.of("means", "logits"));
    assertThat(OnnxModel.parse("m", exposed).outputs())
        .containsExactly("pixels", "logits", "means");
  }

  @Test
  void namesLikeAnUnknownOneAreShown() throws IOException {
    Path file = file(ForeignModels.auxiliary());
    assertThatThrownBy(() -> InnerTensors.expose(file, List.of("mean")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            file
                + ": no node computes a tensor 'mean'; the nearest names of its 3: 'means',"
                + " 'pixels', 'logits'");
  }

  @Test
  void weightsInAnotherFileAreRefused() throws IOException {
    Path file = file(ForeignModels.externalWeights());
    assertThatThrownBy(() -> InnerTensors.expose(file, List.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("its weights lie in another file; export it in one piece");
  }
}
