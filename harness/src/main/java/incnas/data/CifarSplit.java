package incnas.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The images of one split while its files are read, in whatever order they come. */
final class CifarSplit {
  private final CifarLayout layout;
  private final List<CifarFile> files;
  private final List<Source> sources;
  private final byte[] pixels;
  private final int[] labels;

  CifarSplit(CifarLayout layout, List<CifarFile> files) {
    int records = files.stream().mapToInt(CifarFile::records).sum();
    this.layout = layout;
    this.files = files;
    this.sources = new ArrayList<>(Collections.nCopies(files.size(), null));
    this.pixels = new byte[Math.multiplyExact(records, CifarLayout.PIXELS)];
    this.labels = new int[records];
  }

  /** Puts record {@code r} of {@code file} into its place. */
  void put(CifarFile file, int r, byte[] record) {
    int at = r;
    for (CifarFile before : files.subList(0, files.indexOf(file))) {
      at += before.records();
    }
    int labelBytes = layout.labelClasses().size();
    labels[at] = Byte.toUnsignedInt(record[labelBytes - 1]);
    System.arraycopy(record, labelBytes, pixels, at * CifarLayout.PIXELS, CifarLayout.PIXELS);
  }

  void note(CifarFile file, Source source) {
    sources.set(files.indexOf(file), source);
  }

  List<Source> sources() {
    return sources;
  }

  RawImages images() {
    return new RawImages(
        labels.length, CifarLayout.CHANNELS, CifarLayout.SIDE, CifarLayout.SIDE, pixels, labels);
  }
}
