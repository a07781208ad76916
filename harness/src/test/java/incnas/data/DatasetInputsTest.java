package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.architecture.Architecture;
import incnas.run.UserError;
import incnas.score.Minibatch;
import incnas.seed.Seed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetInputsTest {
  private static final int COUNT = 40;
  private static final RawImages TRAIN = RandomImages.of(1, COUNT, 3, 8, 8);
  private static final Normalization NORMALIZATION =
      new Normalization(new float[] {0.1f, 0.2f, 0.3f}, new float[] {0.5f, 0.6f, 0.7f});
  private static final Architecture NETWORK = network("SuperConvK1BNRELU(3,8,1,1)", 8, 10);

  private static Architecture network(String structure, int resolution, int classes) {
    return Architecture.parse(structure, resolution, classes);
  }

  private static DatasetInputs inputs(String hash) {
    List<String> names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    return new DatasetInputs(
        new Dataset(
            "some",
            10,
            names,
            TRAIN,
            TRAIN.first(2),
            NORMALIZATION,
            List.of(new Source("some.bin", hash, true))));
  }

  /** The image that normalises to these pixels, by its number. */
  private static Map<List<Float>, Integer> normalised() {
    Map<List<Float>, Integer> images = new HashMap<>();
    for (int n = 0; n < COUNT; n++) {
      int from = n * TRAIN.imageSize();
      images.put(
          IntStream.range(0, TRAIN.imageSize())
              .mapToObj(
                  i -> NORMALIZATION.apply(i / 64, Byte.toUnsignedInt(TRAIN.pixels()[from + i])))
              .toList(),
          n);
    }
    return images;
  }

  private static List<Integer> drawn(Minibatch batch) {
    Map<List<Float>, Integer> known = normalised();
    return IntStream.range(0, batch.size())
        .mapToObj(
            n ->
                known.get(
                    IntStream.range(0, 192).mapToObj(i -> batch.pixels()[n * 192 + i]).toList()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void normalisedTrainingImagesWithTheirLabelsEachAtMostOnce(long seed) {
    Minibatch batch = inputs("aa").take(new Seed(seed), 30, NETWORK);
    List<Integer> drawn = drawn(batch);
    assertThat(drawn).hasSize(30).doesNotContainNull().doesNotHaveDuplicates();
    for (int n = 0; n < 30; n++) {
      assertThat(batch.labels()[n]).isEqualTo(TRAIN.labels()[drawn.get(n)]);
    }
    assertThat(drawn(inputs("aa").take(new Seed(seed), 30, NETWORK))).isEqualTo(drawn);
    assertThat(drawn(inputs("aa").take(new Seed(seed + 100), 30, NETWORK))).isNotEqualTo(drawn);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SuperConvK1BNRELU(3,8,1,1)| 16| 10| 4| data set some has images of 8x8, but the network"
            + " takes 16x16; set the resolution to 8 or choose another data set",
        "SuperConvK1BNRELU(1,8,1,1)| 8| 10| 4| data set some has images of 3 channels, but the"
            + " network takes 1; change the first block's in-channels or choose another data set",
        "SuperConvK1BNRELU(3,8,1,1)| 8| 9| 4| data set some has 10 classes, but the network only 9;"
            + " set the classes to 10",
        "SuperConvK1BNRELU(3,8,1,1)| 8| 10| 41| a batch of 41 images, but data set some has only 40"
            + " training images; lower the batch",
      })
  void whatDoesNotFitIsOneError(
      String structure, int resolution, int classes, int count, String message) {
    assertThatThrownBy(
            () -> inputs("aa").take(new Seed(1), count, network(structure, resolution, classes)))
        .isInstanceOf(UserError.class)
        .hasMessage(message);
  }

  @Test
  void describedByNameAndHashOfTheFiles() {
    assertThat(inputs("aa").describe())
        .isEqualTo("training images of some, normalised (sha256 " + inputs("aa").sha256() + ")");
    assertThat(inputs("aa").sha256()).matches("[0-9a-f]{64}").isNotEqualTo(inputs("bb").sha256());
  }
}
