package incnas.data;

import incnas.run.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A data set that lies as a folder of pictures, as ImageNet is usually unpacked.
 *
 * <p>{@code train/CLASS/*.JPEG} and {@code val/CLASS/*.JPEG} (or {@code test}); or one flat folder
 * {@code images} of files named {@code 0007_CLASS.jpg}, which is both.
 *
 * <p>Class numbers are the positions of the class folders in the order of their names. Hidden files
 * and files with other endings than jpg, jpeg and png are no part of the data set; links are
 * followed. Normalization is ImageNet's, whatever the pictures show.
 */
final class PictureFolder {
  private static final String TRAIN = "train";
  private static final List<String> TESTS = List.of("val", "test");
  private static final String FLAT = "images";

  private static final Normalization IMAGENET =
      new Normalization(new float[] {.485f, .456f, .406f}, new float[] {.229f, .224f, .225f});

  private final String name;
  private final Path root;
  private final LoadOptions options;
  private final PictureCheck check;

  private PictureFolder(String name, Path root, LoadOptions options, PictureCheck check) {
    this.name = name;
    this.root = root;
    this.options = options;
    this.check = check;
  }

  /**
   * Lists both splits and has every picture decoded once.
   *
   * @throws UserError if the folder is not laid out as it should be, or pictures cannot be decoded
   *     (unless {@code options} let them be skipped)
   */
  static Dataset read(String name, Path directory, LoadOptions options) {
    return read(name, directory, options, PictureCheck.remembering());
  }

  static Dataset read(String name, Path directory, LoadOptions options, PictureCheck check) {
    return new PictureFolder(name, find(name, directory), options, check).dataset();
  }

  static Found look(String name, Path directory) {
    try {
      return new Found(name, true, find(name, directory).toString());
    } catch (UserError e) {
      return new Found(name, false, e.getMessage());
    }
  }

  /** DIR/name or DIR, whichever is laid out as a data set. */
  private static Path find(String name, Path directory) {
    if (directory == null) {
      throw new UserError(
          "%s: no data directory was given. Name one with --data DIR; %s"
              .formatted(name, advice(name)));
    }
    return Stream.of(directory.resolve(name), directory)
        .filter(PictureFolder::isLaidOut)
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "%s: neither %s nor %s has folders train and val. %s"
                        .formatted(
                            name,
                            directory.resolve(name),
                            directory,
                            CifarPlace.sentence(advice(name)))));
  }

  private static boolean isLaidOut(Path folder) {
    return Stream.concat(Stream.of(TRAIN, FLAT), TESTS.stream())
        .anyMatch(part -> Files.isDirectory(folder.resolve(part)));
  }

  static String advice(String name) {
    return "put the pictures into DIR/%s/train/CLASS/*.JPEG and DIR/%s/val/CLASS/*.JPEG."
        .formatted(name, name);
  }

  private Dataset dataset() {
    PictureSplit listed = test();
    PictureSplit train = train(listed);
    boolean flat = listed.name().equals(FLAT);
    PictureSplit test = flat ? listed : listed.numberedAs(train, root);
    List<PictureSplit> splits = flat ? List.of(test) : List.of(train, test);
    List<PictureVerdict> verdicts = check.of(root, splits, options.progress());
    List<Skipped> corrupt = verdicts.stream().flatMap(v -> v.undecodable().stream()).toList();
    if (!corrupt.isEmpty() && !options.skipCorrupt()) {
      throw refusal(corrupt, splits.stream().mapToInt(PictureSplit::count).sum());
    }
    List<FolderImages> images = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < splits.size(); i++) {
      PictureVerdict verdict = verdicts.get(i);
      images.add(verdict.usable(root, splits.get(i)));
      if (splits.get(i).count() > 0) {
        sources.add(
            new Source(
                name + "/" + splits.get(i).name(), verdict.sha256(), false, verdict.undecodable()));
      }
    }
    return new Dataset(
        name,
        train.classes().size(),
        train.classes(),
        images.get(0),
        images.get(images.size() - 1),
        IMAGENET,
        sources);
  }

  private PictureSplit test() {
    Optional<String> folder =
        TESTS.stream().filter(part -> Files.isDirectory(root.resolve(part))).findFirst();
    if (folder.isPresent()) {
      return PictureSplit.ofClasses(root, folder.get());
    }
    if (Files.isDirectory(root.resolve(TRAIN))) {
      throw new UserError(
          "%s: missing; the pictures of the test go there, in one folder per class"
              .formatted(root.resolve(TESTS.get(0))));
    }
    return PictureSplit.flat(root, FLAT);
  }

  private PictureSplit train(PictureSplit test) {
    if (test.name().equals(FLAT)) {
      return test;
    }
    if (!Files.isDirectory(root.resolve(TRAIN))) {
      return PictureSplit.none(TRAIN, test.classes());
    }
    return options.testOnly()
        ? PictureSplit.none(TRAIN, PictureSplit.list(root.resolve(TRAIN), true))
        : PictureSplit.ofClasses(root, TRAIN);
  }

  private UserError refusal(List<Skipped> corrupt, int of) {
    int shown = Math.min(corrupt.size(), 50);
    StringBuilder text = new StringBuilder();
    text.append("%s: %d of %d pictures cannot be decoded:\n".formatted(root, corrupt.size(), of));
    for (Skipped picture : corrupt.subList(0, shown)) {
      text.append("  %s: %s\n".formatted(picture.file(), picture.reason()));
    }
    if (shown < corrupt.size()) {
      text.append("  and %d more\n".formatted(corrupt.size() - shown));
    }
    text.append(
        "Restore or remove these files, or leave them out with train.corrupt-images: skip.");
    return new UserError(text.toString());
  }
}
