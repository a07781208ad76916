package incnas.data;

import incnas.run.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fashion-MNIST from its IDX files, made to fit networks for 32x32 colour images.
 *
 * <p>Each 28x28 grey image is padded with two black pixels on every side and repeated to three
 * equal channels. Normalization is that of the padded images: mean .2190, sd .3318 (unpadded:
 * .2860, .3530; the padding leaves 784/1024 of mean and mean square).
 *
 * <p>The hashes are of the unpacked files; their recompression in distributions changes the packed
 * ones.
 */
final class FashionMnist {
  static final String ADVICE =
      "Install Debian's package dataset-fashion-mnist, or put the published files train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz into DIR/fashion-mnist.";

  static final Path PACKAGED = Path.of("/usr/share/datasets/fashion-mnist");

  private static final int CHANNELS = 3;
  private static final int GREY_SIDE = 28;
  private static final int SIDE = 32;
  private static final int PADDING = (SIDE - GREY_SIDE) / 2;

  private static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  /** One split: {@code prefix-images-idx3-ubyte.gz} and {@code prefix-labels-idx1-ubyte.gz}. */
  record Split(String prefix, int count, String imagesSha256, String labelsSha256) {
    String images() {
      return prefix + "-images-idx3-ubyte.gz";
    }

    String labels() {
      return prefix + "-labels-idx1-ubyte.gz";
    }
  }

  static final Split TRAIN =
      new Split(
          "train",
          60_000,
          "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
          "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9");
  static final Split TEST =
      new Split(
          "t10k",
          10_000,
          "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
          "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34");

  private final Path folder;
  private final LoadOptions options;
  private final List<Source> sources = new ArrayList<>();

  private FashionMnist(Path folder, LoadOptions options) {
    this.folder = folder;
    this.options = options;
  }

  static Dataset read(Path directory, LoadOptions options) {
    return read(find(directory), options, TRAIN, TEST);
  }

  static Dataset read(Path folder, LoadOptions options, Split train, Split test) {
    FashionMnist reader = new FashionMnist(folder, options);
    return new Dataset(
        Datasets.FASHION_MNIST,
        CLASSES.size(),
        CLASSES,
        reader.split(train),
        reader.split(test),
        Normalization.uniform(CHANNELS, .2190f, .3318f),
        reader.sources);
  }

  static Found look(Path directory) {
    Path folder = find(directory);
    return Stream.of(TRAIN.images(), TRAIN.labels(), TEST.images(), TEST.labels())
        .map(folder::resolve)
        .filter(file -> !Files.isRegularFile(file))
        .findFirst()
        .map(file -> new Found(Datasets.FASHION_MNIST, false, file + ": missing. " + ADVICE))
        .orElseGet(() -> new Found(Datasets.FASHION_MNIST, true, folder.toString()));
  }

  /** The first of DIR/fashion-mnist, DIR and the packaged folder that has the training images. */
  private static Path find(Path directory) {
    return Stream.concat(
            Stream.ofNullable(directory).flatMap(d -> Stream.of(d.resolve("fashion-mnist"), d)),
            Stream.of(PACKAGED))
        .filter(folder -> Files.isRegularFile(folder.resolve(TRAIN.images())))
        .findFirst()
        .orElse(directory == null ? PACKAGED : directory.resolve("fashion-mnist"));
  }

  private Images split(Split split) {
    byte[] grey = file(split.images(), split.imagesSha256(), split.count(), GREY_SIDE, GREY_SIDE);
    byte[] raw = file(split.labels(), split.labelsSha256(), split.count());
    int[] labels = new int[raw.length];
    for (int i = 0; i < raw.length; i++) {
      labels[i] = Byte.toUnsignedInt(raw[i]);
      if (labels[i] >= CLASSES.size()) {
        throw new UserError(
            "%s: label %d of image %d (from 0) where 0 to 9 are expected. %s"
                .formatted(folder.resolve(split.labels()), labels[i], i, ADVICE));
      }
    }
    return new RawImages(split.count(), CHANNELS, SIDE, SIDE, widen(grey, split.count()), labels);
  }

  private byte[] file(String name, String official, int... dimensions) {
    Path path = folder.resolve(name);
    IdxReader.Content content = IdxReader.read(path, ADVICE, dimensions);
    boolean matches = content.sha256().equals(official);
    if (!matches && !options.acceptUnofficial()) {
      throw new UserError(
          "%s: unpacked sha256 %s is not that of the published file, %s. Its size is valid: to use it all the same, give --accept-unofficial-data. %s"
              .formatted(path, content.sha256(), official, ADVICE));
    }
    sources.add(new Source(name, content.sha256(), matches));
    return content.bytes();
  }

  /** Pads 28x28 to 32x32 with zeros and repeats the plane for each channel. */
  static byte[] widen(byte[] grey, int count) {
    byte[] wide = new byte[Math.multiplyExact(count, CHANNELS * SIDE * SIDE)];
    for (int plane = 0; plane < count * CHANNELS; plane++) {
      int image = plane / CHANNELS;
      for (int y = 0; y < GREY_SIDE; y++) {
        System.arraycopy(
            grey,
            (image * GREY_SIDE + y) * GREY_SIDE,
            wide,
            (plane * SIDE + y + PADDING) * SIDE + PADDING,
            GREY_SIDE);
      }
    }
    return wide;
  }
}
