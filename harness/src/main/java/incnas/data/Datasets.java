package incnas.data;

import incnas.run.UserError;
import java.nio.file.Path;
import java.util.List;

/** The data sets by name: the one list of them. */
public final class Datasets {
  public static final String CIFAR10 = "cifar10";
  public static final String CIFAR100 = "cifar100";
  public static final String FASHION_MNIST = "fashion-mnist";
  public static final String FOLDER = "folder";
  public static final String IMAGENET = "imagenet";
  public static final String PATTERNS = "patterns";

  private static final List<String> NAMES =
      List.of(CIFAR10, CIFAR100, FASHION_MNIST, FOLDER, IMAGENET, PATTERNS);

  private Datasets() {}

  /** Every name that {@link #load} knows. */
  public static List<String> names() {
    return NAMES;
  }

  /** {@link #load(String, Path, LoadOptions)} of the published bytes only. */
  public static Dataset load(String name, Path directory) {
    return load(name, directory, LoadOptions.OFFICIAL);
  }

  /**
   * Reads or makes a data set, whole, into memory; of a folder of pictures, all but the pictures.
   *
   * @param directory where the data lies: for CIFAR the folder that holds the published folder or
   *     archive, or one of these itself; for {@code fashion-mnist} likewise, or null for the place
   *     of Debian's package; for {@code folder} and {@code imagenet} the folder that holds one of
   *     that name, or is one; not used for {@code patterns}
   * @throws UserError if the name is unknown, or files are missing or not what they should be
   */
  public static Dataset load(String name, Path directory, LoadOptions options) {
    return switch (name) {
      case CIFAR10 -> CifarReader.read(CifarLayout.CIFAR10, directory, options);
      case CIFAR100 -> CifarReader.read(CifarLayout.CIFAR100, directory, options);
      case FASHION_MNIST -> FashionMnist.read(directory, options);
      case FOLDER, IMAGENET -> PictureFolder.read(name, directory, options);
      case PATTERNS -> Patterns.dataset();
      default -> throw unknown(name);
    };
  }

  /** What of {@link #names} is in {@code directory} (may be null), from names and sizes alone. */
  public static List<Found> find(Path directory) {
    return List.of(
        CifarPlace.look(CifarLayout.CIFAR10, directory),
        CifarPlace.look(CifarLayout.CIFAR100, directory),
        FashionMnist.look(directory),
        PictureFolder.look(FOLDER, directory),
        PictureFolder.look(IMAGENET, directory),
        new Found(PATTERNS, true, "made by the program"));
  }

  /** The archive that {@link Download} can fetch for a data set. */
  public static Archive archive(String name) {
    return switch (name) {
      case CIFAR10 -> Archive.CIFAR10;
      case CIFAR100 -> Archive.CIFAR100;
      case FASHION_MNIST ->
          throw new UserError(
              "fashion-mnist cannot be downloaded by this program: " + FashionMnist.ADVICE);
      case FOLDER, IMAGENET ->
          throw new UserError(
              name + " cannot be downloaded by this program: " + PictureFolder.advice(name));
      case PATTERNS ->
          throw new UserError("patterns needs no download: the program makes its images itself.");
      default -> throw unknown(name);
    };
  }

  private static UserError unknown(String name) {
    return new UserError(
        "unknown data set '%s'; did you mean '%s'? Known: %s"
            .formatted(name, NearestName.of(name, NAMES), String.join(", ", NAMES)));
  }
}
