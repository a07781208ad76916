package incnas.data;

import incnas.run.IoReason;
import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The picture files of one split and their classes, by name alone.
 *
 * @param name of the folder: {@code train}, {@code val}, {@code test}, {@code images}
 * @param files relative to the data set's folder, with {@code /}, class by class in the order of
 *     their names
 * @param labels positions in {@code classes}
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose
record PictureSplit(String name, List<String> classes, String[] files, int[] labels) {
  private static final Pattern PICTURE =
      Pattern.compile(".*\\.(jpe?g|png)", Pattern.CASE_INSENSITIVE);
  private static final Pattern FLAT = Pattern.compile("(\\d{1,6})_(.+)\\.[^.]+");

  static PictureSplit none(String name, List<String> classes) {
    return new PictureSplit(name, classes, new String[0], new int[0]);
  }

  /**
   * A folder of one folder per class; the classes are in the order of their names.
   *
   * @throws UserError if there are no class folders, or one of them is empty
   */
  static PictureSplit ofClasses(Path root, String name) {
    List<String> classes = list(root.resolve(name), true);
    if (classes.isEmpty()) {
      boolean flat = !list(root.resolve(name), false).isEmpty();
      throw new UserError(
          root.resolve(name)
              + (flat
                  ? ": holds pictures but no folders; sort them into one folder per class"
                  : ": is empty; put one folder of pictures per class into it"));
    }
    List<String> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      String folder = name + "/" + classes.get(label);
      List<String> pictures = list(root.resolve(folder), false);
      if (pictures.isEmpty()) {
        throw new UserError(
            root.resolve(folder)
                + ": a class without pictures (*.JPEG, *.jpg, *.png); put its pictures there or remove the folder");
      }
      for (String picture : pictures) {
        files.add(folder + "/" + picture);
        labels.add(label);
      }
    }
    return new PictureSplit(name, classes, strings(files), numbers(labels));
  }

  /**
   * A folder of files named {@code 0007_cock.jpg}, by class number and class.
   *
   * @throws UserError if a name has no number, numbers are missing, or one has two classes
   */
  static PictureSplit flat(Path root, String name) {
    List<String> files = list(root.resolve(name), false);
    List<String> classes = new ArrayList<>();
    int[] labels = new int[files.size()];
    for (int i = 0; i < labels.length; i++) {
      Matcher parts = FLAT.matcher(files.get(i));
      int number = parts.matches() ? Integer.parseInt(parts.group(1)) : -1;
      boolean next = number == classes.size();
      if (number < 0
          || number > classes.size()
          || (!next && !classes.get(number).equals(parts.group(2)))) {
        throw new UserError(
            "%s: expected a picture of class %d%s, named like %04d_CLASS.jpg; sort the pictures into one folder per class instead"
                .formatted(
                    root.resolve(name).resolve(files.get(i)),
                    classes.size(),
                    classes.isEmpty() ? "" : " or " + (classes.size() - 1),
                    classes.size()));
      }
      if (next) {
        classes.add(parts.group(2));
      }
      labels[i] = number;
    }
    List<String> inside = files.stream().map(file -> name + "/" + file).toList();
    return new PictureSplit(name, List.copyOf(classes), strings(inside), labels);
  }

  int count() {
    return files.length;
  }

  /** The same pictures with their classes numbered as in another split. */
  PictureSplit numberedAs(PictureSplit other, Path root) {
    int[] renumbered = new int[classes.size()];
    for (int c = 0; c < renumbered.length; c++) {
      renumbered[c] = other.classes.indexOf(classes.get(c));
      if (renumbered[c] < 0) {
        throw new UserError(
            "%s: a class that %s does not have; rename or remove the folder"
                .formatted(root.resolve(name).resolve(classes.get(c)), root.resolve(other.name)));
      }
    }
    int[] changed = labels.clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] = renumbered[labels[i]];
    }
    return new PictureSplit(name, other.classes, files, changed);
  }

  /** Names in a folder, sorted: of folders, or of files with a picture's ending; none hidden. */
  static List<String> list(Path folder, boolean folders) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".")
            && (folders ? Files.isDirectory(entry) : PICTURE.matcher(name).matches())) {
          names.add(name);
        }
      }
    } catch (IOException e) {
      throw new UserError(
          folder + ": cannot be listed (" + IoReason.of(e) + "); check its permissions", e);
    }
    names.sort(null);
    return names;
  }

  private static String[] strings(List<String> list) {
    return list.toArray(String[]::new);
  }

  private static int[] numbers(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
