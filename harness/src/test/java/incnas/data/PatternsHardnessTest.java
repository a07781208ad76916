package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What needs no convolution cannot learn the embedded data set. */
class PatternsHardnessTest {
  private static final Dataset DATA = Patterns.dataset();

  @Test
  void linearModelStaysFarBehind() {
    SoftmaxRegression model = new SoftmaxRegression(10, RawImages.of(DATA.train()).imageSize());
    model.train(DATA, 3, 0.003f, 1);
    double train = model.accuracy(DATA.train().first(2000), DATA.normalization());
    double test = model.accuracy(DATA.test(), DATA.normalization());
    assertThat(train).as("it does learn its training images").isGreaterThan(0.18);
    assertThat(test).isBetween(0.08, 0.45);
  }

  @Test
  void nearestNeighbourStaysFarBehind() {
    RawImages train = RawImages.of(DATA.train()).first(2000);
    RawImages test = RawImages.of(DATA.test()).first(200);
    int right = 0;
    for (int i = 0; i < test.count(); i++) {
      right += train.labels()[nearest(train, test, i)] == test.labels()[i] ? 1 : 0;
    }
    assertThat(right / 200.0).isBetween(0.1, 0.5);
  }

  private static int nearest(RawImages train, RawImages test, int image) {
    int size = train.imageSize();
    long least = Long.MAX_VALUE;
    int nearest = -1;
    for (int j = 0; j < train.count(); j++) {
      long distance = 0;
      for (int p = 0; p < size; p++) {
        int difference =
            Byte.toUnsignedInt(train.pixels()[j * size + p])
                - Byte.toUnsignedInt(test.pixels()[image * size + p]);
        distance += (long) difference * difference;
      }
      if (distance < least) {
        least = distance;
        nearest = j;
      }
    }
    return nearest;
  }
}
