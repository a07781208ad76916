package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import incnas.run.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Facts known of the real data sets; skipped where they are not at hand. */
class RealDataIT {
  private static Path directory(String folder) {
    String data = System.getenv("INCNAS_DATA");
    assumeTrue(data != null, "INCNAS_DATA names no directory with " + folder);
    Path directory = Path.of(data);
    assumeTrue(Files.isDirectory(directory.resolve(folder)), data + " has no " + folder);
    return directory;
  }

  @Test
  void cifar10() {
    Path directory = directory("cifar-10-batches-bin");
    Dataset data = Datasets.load(Datasets.CIFAR10, directory, LoadOptions.ACCEPT_UNOFFICIAL);
    assertThat(data.train().count()).isEqualTo(50_000);
    assertThat(Arrays.copyOf(data.test().labels(), 10))
        .containsExactly(3, 8, 8, 0, 6, 6, 1, 6, 3, 1);
    assertBalanced(data.train(), 5_000, 10);
    assertBalanced(data.test(), 1_000, 10);
    assertNormalization(data, 1e-4);
    if (!data.sources().stream().allMatch(Source::official)) {
      assertThatThrownBy(() -> Datasets.load(Datasets.CIFAR10, directory))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("--accept-unofficial-data");
    }
  }

  @Test
  void cifar100() {
    Dataset data = Datasets.load(Datasets.CIFAR100, directory("cifar-100-binary"));
    assertThat(data.sources()).hasSize(2).allMatch(Source::official);
    assertBalanced(data.train(), 500, 100);
    assertBalanced(data.test(), 100, 100);
    assertNormalization(data, 1e-4);
  }

  @Test
  void fashionMnist() {
    assumeTrue(Files.isDirectory(FashionMnist.PACKAGED), "dataset-fashion-mnist is not installed");
    Dataset data = Datasets.load(Datasets.FASHION_MNIST, null);
    assertThat(data.sources()).hasSize(4).allMatch(Source::official);
    assertThat(Arrays.copyOf(data.train().labels(), 4)).containsExactly(9, 0, 0, 3);
    assertBalanced(data.train(), 6_000, 10);
    assertBalanced(data.test(), 1_000, 10);
    assertNormalization(data, 1e-4);
  }

  private static void assertBalanced(Images images, int each, int classes) {
    int[] counts = new int[classes];
    for (int label : images.labels()) {
      counts[label]++;
    }
    assertThat(counts).containsOnly(each);
  }

  private static void assertNormalization(Dataset data, double tolerance) {
    ChannelStatistics measured = ChannelStatistics.of(RawImages.of(data.train()));
    for (int c = 0; c < 3; c++) {
      assertThat(data.normalization().mean()[c])
          .isCloseTo((float) measured.mean()[c], within((float) tolerance));
      assertThat(data.normalization().sd()[c])
          .isCloseTo((float) measured.sd()[c], within((float) tolerance));
    }
  }
}
