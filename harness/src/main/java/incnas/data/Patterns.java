package incnas.data;

import incnas.seed.Seed;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The embedded data set: small colour pictures made from a fixed seed, nothing stored.
 *
 * <p>Ten classes: five shapes, each plain or striped. Place, size, rotation, colours, the width and
 * direction of the stripes, distracting specks and noise are drawn at random, alike for every
 * class, and colours so that no pixel's mean depends on the class: a linear model stays near
 * chance, a small convolutional network learns it. Image i of a split has class {@code i % 10} and
 * depends on nothing but the split's name and i, so that a smaller split is the front of a larger
 * one.
 */
public final class Patterns {
  /** All images follow from this seed. */
  public static final long SEED = 20_240_607;

  public static final int TRAIN = 8_000;
  public static final int TEST = 2_000;

  /** Hashes of the pixels of both splits in their usual size. */
  private static final Set<String> PUBLISHED =
      Set.of(
          "2292a05fd69ac1c200356cabee022426ed93843abbe9d7984d83fc4d3736c6c7",
          "a8b8510fabc6a9153913f160503284b779ec895b145df6ddda761bc881b2aed8");

  private static final PatternShape[] SHAPES = PatternShape.values();
  private static final int CLASSES = 2 * SHAPES.length;
  private static final double NOISE = 8;

  private Patterns() {}

  /** The data set in its usual size: 8,000 training and 2,000 test images. */
  public static Dataset dataset() {
    return dataset(TRAIN, TEST);
  }

  /** The data set in another size; its sources then count as unofficial. */
  public static Dataset dataset(int train, int test) {
    RawImages trainImages = images("train", train);
    RawImages testImages = images("test", test);
    return new Dataset(
        Datasets.PATTERNS,
        CLASSES,
        classNames(),
        trainImages,
        testImages,
        Normalization.uniform(PatternCanvas.CHANNELS, .5f, .296f),
        List.of(source("train", trainImages), source("test", testImages)));
  }

  private static List<String> classNames() {
    return Stream.of(SHAPES)
        .map(shape -> shape.name().toLowerCase(Locale.ROOT))
        .flatMap(shape -> Stream.of("plain " + shape, "striped " + shape))
        .toList();
  }

  private static Source source(String split, RawImages images) {
    String hash = Checksum.sha256().add(images.pixels()).hex();
    return new Source("patterns/" + split + "-" + images.count(), hash, PUBLISHED.contains(hash));
  }

  private static RawImages images(String split, int count) {
    int side = PatternCanvas.SIDE;
    int size = PatternCanvas.CHANNELS * side * side;
    byte[] pixels = new byte[Math.multiplyExact(count, size)];
    int[] labels = new int[count];
    Seed seed = new Seed(SEED).derive(split);
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              labels[i] = i % CLASSES;
              paint(labels[i], seed.derive("image", i).random(), pixels, i * size);
            });
    return new RawImages(count, PatternCanvas.CHANNELS, side, side, pixels, labels);
  }

  private static void paint(int label, SplittableRandom random, byte[] pixels, int offset) {
    PatternColors colors = PatternColors.draw(random);
    PatternCanvas canvas = new PatternCanvas();
    canvas.fill(colors.ground());
    specks(random, canvas);
    figure(SHAPES[label / 2], label % 2 == 1, colors, random, canvas);
    specks(random, canvas);
    canvas.develop(random, NOISE, pixels, offset);
  }

  /** A shape at a random place, in a random size and rotation; with or without stripes. */
  private static void figure(
      PatternShape shape,
      boolean striped,
      PatternColors colors,
      SplittableRandom random,
      PatternCanvas canvas) {
    double radius = between(random, 9, 13);
    double centerX = between(random, radius - 1, PatternCanvas.SIDE + 1 - radius);
    double centerY = between(random, radius - 1, PatternCanvas.SIDE + 1 - radius);
    double turn = between(random, 0, 2 * Math.PI);
    double cos = StrictMath.cos(turn) / radius;
    double sin = StrictMath.sin(turn) / radius;
    PatternCanvas.Coverage inside =
        (x, y) -> {
          double dx = x - centerX;
          double dy = y - centerY;
          return PatternCanvas.soft(
              radius * shape.distance(cos * dx + sin * dy, cos * dy - sin * dx));
        };
    double reach = PatternShape.REACH * radius + 1;
    canvas.paint(colors.figure(), centerX, centerY, reach, inside);
    PatternCanvas.Coverage stripes = stripes(random);
    if (striped) {
      canvas.paint(
          colors.stripe(),
          centerX,
          centerY,
          reach,
          (x, y) -> Math.min(inside.at(x, y), stripes.at(x, y)));
    }
  }

  /** Parallel stripes over the whole picture, as wide as the gaps between them. */
  private static PatternCanvas.Coverage stripes(SplittableRandom random) {
    double period = between(random, 3.5, 6);
    double phase = between(random, 0, period);
    double turn = between(random, 0, Math.PI);
    double cos = StrictMath.cos(turn);
    double sin = StrictMath.sin(turn);
    return (x, y) -> {
      double along = cos * x + sin * y + phase;
      double within = along - period * Math.floor(along / period);
      return PatternCanvas.soft(Math.abs(within - period / 2) - period / 4);
    };
  }

  /** A few small distracting discs. */
  private static void specks(SplittableRandom random, PatternCanvas canvas) {
    int count = random.nextInt(0, 3);
    for (int i = 0; i < count; i++) {
      double centerX = between(random, 0, PatternCanvas.SIDE);
      double centerY = between(random, 0, PatternCanvas.SIDE);
      double radius = between(random, 0.8, 2.2);
      canvas.paint(
          PatternColors.color(random),
          centerX,
          centerY,
          radius + 1,
          (x, y) -> {
            double dx = x - centerX;
            double dy = y - centerY;
            return PatternCanvas.soft(Math.sqrt(dx * dx + dy * dy) - radius);
          });
    }
  }

  private static double between(SplittableRandom random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}
