package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.data.Dataset;
import incnas.experiment.TrainSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trainings in 16 bits, and in the other layout, follow the loss curve of the usual one. */
class PrecisionIT {
  private static final Dataset DATA = Trainings.patterns(640, 200);
  private static final TrainSettings USUAL = Trainings.settings(3, 0.1);

  @TempDir Path dir;

  private List<Epoch> epochs(TrainSettings settings, String name) throws Diverged {
    return Trainings.run(Trainings.NETWORK, settings, DATA, dir.resolve(name)).epochs();
  }

  /**
   * The mean loss of each epoch: a significand of 8 bits rounds by 0.4 %, one of 11 by 0.05 %, and
   * 60 steps at a high rate drive different roundings apart.
   */
  @ParameterizedTest
  @CsvSource({
    "bf16, channels-first, 0.05",
    "bf16, channels-last, 0.05",
    "fp16, channels-first, 0.05",
    "float32, channels-last, 0.01"
  })
  void theLossCurveIsTheSame(String precision, String layout, double tolerance) throws Diverged {
    List<Epoch> expected = epochs(USUAL, "usual");
    List<Epoch> actual = epochs(USUAL.in(precision, layout), "other");
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      double loss = expected.get(i).loss();
      assertThat(actual.get(i).loss()).as("epoch %d", i + 1).isCloseTo(loss, within(tolerance));
    }
    // it is not the same arithmetic after all
    assertThat(actual).isNotEqualTo(expected);
    assertThat(expected.get(2).loss()).isLessThan(expected.get(0).loss() - 0.1);
  }

  @Test
  void aTrainingInHalfPrecisionGoesOnWithItsLossScale() throws Diverged {
    TrainSettings half = USUAL.in("fp16", "channels-first");
    List<Epoch> through = epochs(half, "through");
    epochs(Trainings.settings(3, 0.1).in("fp16", "channels-first"), "again");
    assertThat(new Checkpoint(dir.resolve("through")).load().orElseThrow().beside())
        .containsKey("loss-scale");
    assertThat(epochs(half, "again")).isEqualTo(through);
  }
}
