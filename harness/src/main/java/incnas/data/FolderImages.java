package incnas.data;

import incnas.augment.Picture;
import incnas.run.IoReason;
import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** Picture files below one folder; nothing of them is kept in memory but their names. */
final class FolderImages implements Images {
  private final Path root;
  private final String[] files;
  private final int[] labels;

  /**
   * @param files names relative to {@code root}
   * @param labels a class number for each
   */
  FolderImages(Path root, String[] files, int[] labels) {
    if (files.length != labels.length) {
      throw new IllegalArgumentException(files.length + " files, " + labels.length + " labels");
    }
    this.root = root;
    this.files = files;
    this.labels = labels;
  }

  @Override
  public int count() {
    return files.length;
  }

  @Override
  public int[] labels() {
    return labels;
  }

  /** The name of a file, relative to the folder. */
  String file(int index) {
    return files[index];
  }

  @Override
  public Picture picture(int index) {
    Path file = root.resolve(files[index]);
    try {
      return PictureDecoder.decode(Files.readAllBytes(file));
    } catch (Undecodable e) {
      throw new UserError(
          "%s: %s, though it was whole when the folder was checked; restore the file, or run again to have the folder checked again"
              .formatted(file, e.getMessage()),
          e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static UserError unreadable(Path file, IOException e) {
    return new UserError(
        "%s: cannot be read (%s); check the file, its permissions and the disk, then run again"
            .formatted(file, IoReason.of(e)),
        e);
  }

  @Override
  public FolderImages first(int n) {
    if (n < 0 || n > files.length) {
      throw new IllegalArgumentException(n + " of " + files.length + " images");
    }
    return n == files.length
        ? this
        : new FolderImages(root, Arrays.copyOf(files, n), Arrays.copyOf(labels, n));
  }

  @Override
  public FolderImages select(int[] indices) {
    String[] chosen = new String[indices.length];
    int[] chosenLabels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      int from = Objects.checkIndex(indices[i], files.length);
      chosen[i] = files[from];
      chosenLabels[i] = labels[from];
    }
    return new FolderImages(root, chosen, chosenLabels);
  }
}
