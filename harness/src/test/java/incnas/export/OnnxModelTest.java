package incnas.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import incnas.testing.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxModelTest {
  /**
   * Format version and producer's name; with another name a file is no longer ours to vouch for.
   */
  private static final int PRODUCER_ENDS = 10;

  @TempDir Path folder;

  private static byte[] exported() {
    var graph = RandomNetwork.pooled();
    Provenance provenance =
        new Provenance(
            Map.of(
                Provenance.STRUCTURE, "SuperConvK3BNRELU(3,8,1,1)",
                Provenance.CLASS_NAMES, "Katze,Hündin,鳥",
                Provenance.VERSION, "1.2"));
    return OnnxWriter.write(
        graph, RandomNetwork.weights(graph, 1), 1e-3, BatchNorms.FOLDED, provenance);
  }

  @Test
  void provenanceComesBack() throws Exception {
    Path file = folder.resolve("model.onnx");
    Files.write(file, exported());
    OnnxModel model = OnnxModel.read(file);
    assertThat(model.producer()).isEqualTo("incnas");
    assertThat(model.producerVersion()).isEqualTo("1.2");
    assertThat(model.format()).isEqualTo(10);
    assertThat(model.operatorSet()).isEqualTo(21);
    assertThat(model.inputs()).containsExactly("images");
    assertThat(model.outputs()).containsExactly("logits");
    assertThat(model.provenance().facts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "structure", "SuperConvK3BNRELU(3,8,1,1)",
                "class-names", "Katze,Hündin,鳥",
                "version", "1.2",
                "batch-norm", "folded",
                "batch-norm-epsilon", "0.001"));
  }

  @Test
  void foreignModelsAreRead() {
    OnnxModel model = OnnxModel.parse("f", ForeignModels.channelMeans(-1, 4, 4));
    assertThat(model.producer()).isEqualTo("elsewhere");
    assertThat(model.provenance().facts()).isEmpty();
  }

  @Test
  void aPublishedModelIsRead() {
    OnnxModel model = OnnxModel.read(Shared.file("data/onnx/cifar10_resnet20.onnx"));
    assertThat(model.inputs()).containsExactly("input");
    assertThat(model.outputs()).hasSize(1);
  }

  @Test
  void everyTruncationIsNoticed() {
    byte[] whole = exported();
    for (int length = 0; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void everyChangedByteIsNoticed() {
    byte[] whole = exported();
    for (int at = PRODUCER_ENDS; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      refused(changed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomBytesAreNoModel(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      refused(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void damagedForeignModelsAreReadOrRefused(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = ForeignModels.auxiliary();
      for (int damage = 0; damage < 3; damage++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      assertThat(outcome(bytes)).satisfiesAnyOf(OnnxModelTest::isEmpty, OnnxModelTest::isClear);
    }
  }

  private static void isEmpty(String text) {
    assertThat(text).isEmpty();
  }

  private static void isClear(String text) {
    assertThat(text).startsWith("m.onnx: not an ONNX model");
  }

  private static String outcome(byte[] bytes) {
    try {
      OnnxModel.parse("m.onnx", bytes);
      return "";
    } catch (UserError e) {
      return e.getMessage();
    }
  }

  private static void refused(byte[] bytes) {
    assertThat(outcome(bytes)).as("%d bytes", bytes.length).startsWith("m.onnx: not ");
  }

  @Test
  void missingFilesAndFoldersAreNamed() {
    assertThatThrownBy(() -> OnnxModel.read(folder.resolve("none.onnx")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("none.onnx: there is no such file");
    assertThatThrownBy(() -> OnnxModel.read(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be read");
  }
}
