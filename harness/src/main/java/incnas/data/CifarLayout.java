package incnas.data;

import java.util.List;
import java.util.stream.Stream;

/**
 * How one of the two CIFAR sets is laid out on disk: names, sizes, hashes and label bytes.
 *
 * <p>Source: the format description beside the published archives. A record is its label bytes
 * (CIFAR-100: coarse, then fine), then 3,072 bytes: the red, green and blue planes of 32 rows.
 *
 * @param folder the folder that the archive unpacks to
 * @param labelClasses the number of classes of each label byte; the last label byte is the class
 */
record CifarLayout(
    String name,
    String folder,
    Archive archive,
    List<CifarFile> train,
    List<CifarFile> test,
    List<Integer> labelClasses,
    List<String> classNames,
    Normalization normalization) {
  static final int CHANNELS = 3;
  static final int SIDE = 32;
  static final int PIXELS = CHANNELS * SIDE * SIDE;

  static final CifarLayout CIFAR10 =
      new CifarLayout(
          Datasets.CIFAR10,
          "cifar-10-batches-bin",
          Archive.CIFAR10,
          List.of(
              batch(1, "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
              batch(2, "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
              batch(3, "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
              batch(4, "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
              batch(5, "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add")),
          List.of(
              new CifarFile(
                  "test_batch.bin",
                  10_000,
                  "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b")),
          List.of(10),
          CifarClasses.CIFAR10,
          new Normalization(
              new float[] {.4914f, .4822f, .4465f}, new float[] {.2470f, .2435f, .2616f}));

  static final CifarLayout CIFAR100 =
      new CifarLayout(
          Datasets.CIFAR100,
          "cifar-100-binary",
          Archive.CIFAR100,
          List.of(
              new CifarFile(
                  "train.bin",
                  50_000,
                  "f31298fc616915fa142368359df1c4ca2ae984d6915ca468b998a5ec6aeebf29")),
          List.of(
              new CifarFile(
                  "test.bin",
                  10_000,
                  "d8b1e6b7b3bee4020055f0699b111f60b1af1e262aeb93a0b659061746f8224a")),
          List.of(20, 100),
          CifarClasses.CIFAR100,
          new Normalization(
              new float[] {.5071f, .4865f, .4409f}, new float[] {.2673f, .2564f, .2762f}));

  private static CifarFile batch(int number, String sha256) {
    return new CifarFile("data_batch_" + number + ".bin", 10_000, sha256);
  }

  int recordSize() {
    return labelClasses.size() + PIXELS;
  }

  long bytes(CifarFile file) {
    return (long) file.records() * recordSize();
  }

  Stream<CifarFile> files() {
    return Stream.concat(train.stream(), test.stream());
  }
}
