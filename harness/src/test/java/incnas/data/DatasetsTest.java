package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  @TempDir Path directory;

  @Test
  void suggestsTheNearestNameAndListsAll() {
    assertThatThrownBy(() -> Datasets.load("cifar-100", directory))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "unknown data set 'cifar-100'; did you mean 'cifar100'? Known: cifar10, cifar100, fashion-mnist, folder, imagenet, patterns");
    assertThatThrownBy(() -> Datasets.load("CIFAR-10", directory))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("did you mean 'cifar10'");
    assertThatThrownBy(() -> Datasets.archive("mnist"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("did you mean 'fashion-mnist'");
  }

  @Test
  void findsEveryNameOnce() {
    assertThat(Datasets.find(directory)).extracting(Found::name).isEqualTo(Datasets.names());
    assertThat(Datasets.find(null)).extracting(Found::name).isEqualTo(Datasets.names());
    assertThat(Datasets.find(directory).get(0).present()).isFalse();
    assertThat(Datasets.find(directory).get(5).present()).isTrue();
  }

  @Test
  void patternsNeedNoDirectory() {
    assertThat(Datasets.load(Datasets.PATTERNS, null).name()).isEqualTo("patterns");
  }

  @Test
  void onlyCifarCanBeFetched() {
    assertThat(Datasets.archive(Datasets.CIFAR10).file()).isEqualTo("cifar-10-binary.tar.gz");
    assertThatThrownBy(() -> Datasets.archive(Datasets.FASHION_MNIST))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("dataset-fashion-mnist");
  }

  /** Facts of the published layouts: the sizes of all files and their number. */
  @Test
  void layoutsAreThePublishedOnes() {
    CifarLayout ten = CifarLayout.CIFAR10;
    CifarLayout hundred = CifarLayout.CIFAR100;
    assertThat(ten.files().map(ten::bytes)).hasSize(6).containsOnly(30_730_000L);
    assertThat(hundred.files().map(hundred::bytes)).containsExactly(153_700_000L, 30_740_000L);
    assertThat(hundred.classNames()).hasSize(100).doesNotHaveDuplicates().isSorted();
  }
}
