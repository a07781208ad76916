package incnas.data;

import incnas.run.UserError;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the check of one split of a folder found.
 *
 * @param sha256 as in {@link Source#sha256}, of the pictures that can be decoded
 * @param undecodable the others, in order
 */
record PictureVerdict(String sha256, List<Skipped> undecodable) {
  PictureVerdict {
    undecodable = List.copyOf(undecodable);
  }

  /**
   * The pictures that can be decoded.
   *
   * @throws UserError if a class has none
   */
  FolderImages usable(Path root, PictureSplit split) {
    FolderImages all = new FolderImages(root, split.files(), split.labels());
    if (undecodable.isEmpty()) {
      return all;
    }
    Set<String> out = new HashSet<>();
    undecodable.forEach(picture -> out.add(picture.file()));
    FolderImages left =
        all.select(
            IntStream.range(0, all.count()).filter(i -> !out.contains(all.file(i))).toArray());
    boolean[] has = new boolean[split.classes().size()];
    for (int label : left.labels()) {
      has[label] = true;
    }
    for (int label : all.labels()) {
      if (!has[label]) {
        throw new UserError(
            "%s: none of the pictures of class %s can be decoded; restore them or remove the class"
                .formatted(root.resolve(split.name()), split.classes().get(label)));
      }
    }
    return left;
  }
}
