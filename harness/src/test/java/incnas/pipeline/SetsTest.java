package incnas.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.data.Dataset;
import incnas.experiment.Experiment;
import incnas.experiment.ExperimentReader;
import incnas.run.Progress;
import incnas.seed.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SetsTest {
  @TempDir private Path folder;

  private Dataset used(String augment) throws IOException {
    Path file = folder.resolve("x.yaml");
    Files.writeString(
        file,
        """
        version: 1
        title: T
        rows: [{label: a, proxy: zen}]
        train: {datasets: [patterns], train-images: 20, augment: %s}
        """
            .formatted(augment));
    Experiment experiment = ExperimentReader.read(file, null, List.of());
    Sets sets =
        new Sets(
            experiment,
            List.of("patterns"),
            Optional.empty(),
            false,
            name -> Progress.start(name, Progress.Mode.QUIET, null));
    return sets.used("patterns", new Seed(1));
  }

  @Test
  void imagesAreNormalisedAsTheDataSetSays() throws IOException {
    Dataset used = used("{normalize: data-set}");
    assertThat(used.normalization().mean()).containsExactly(.5f, .5f, .5f);
    assertThat(used.normalization().sd()).containsExactly(.296f, .296f, .296f);
  }

  @Test
  void orAsTheExperimentSays() throws IOException {
    Dataset used = used("{normalize: {mean: [.4914, .4822, .4465], sd: [.2023, .1994, .2010]}}");
    assertThat(used.normalization().mean()).containsExactly(.4914f, .4822f, .4465f);
    assertThat(used.normalization().sd()).containsExactly(.2023f, .1994f, .2010f);
    assertThat(used.normalization().apply(1, 255)).isEqualTo((1 - .4822f) / .1994f);
    assertThat(used.train().count()).isEqualTo(20);
  }
}
