package incnas.data;

import incnas.run.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads a CIFAR set in its published binary layout, from a folder or straight from the archive. */
final class CifarReader {
  private static final int BUFFER = 1 << 20;

  private final CifarLayout layout;
  private final LoadOptions options;
  private final CifarSplit train;
  private final CifarSplit test;

  private CifarReader(CifarLayout layout, LoadOptions options) {
    this.layout = layout;
    this.options = options;
    this.train = new CifarSplit(layout, layout.train());
    this.test = new CifarSplit(layout, layout.test());
  }

  /**
   * Reads both splits.
   *
   * @throws UserError if a file is missing, has another size, a label out of range, or another hash
   *     than the published one (unless {@code options} accept that)
   */
  static Dataset read(CifarLayout layout, Path directory, LoadOptions options) {
    CifarPlace place = CifarPlace.find(layout, directory);
    CifarReader reader = new CifarReader(layout, options);
    if (place instanceof CifarPlace.Folder) {
      reader.readFolder(place.path());
    } else {
      reader.readArchive(place.path());
    }
    return reader.dataset();
  }

  private void readFolder(Path folder) {
    layout.files().forEach(file -> readFile(file, folder.resolve(file.name())));
  }

  private void readFile(CifarFile file, Path path) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
      readRecords(file, path.toString(), Files.size(path), in);
    } catch (NoSuchFileException e) {
      throw new UserError(
          "%s: missing; expected %d bytes, %d records of %d bytes. %s"
              .formatted(path, layout.bytes(file), file.records(), layout.recordSize(), advice()),
          e);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private void readArchive(Path path) {
    Set<String> seen = new HashSet<>();
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        InputStream unzipped = new GZIPInputStream(raw, 1 << 16);
        TarArchiveInputStream tar = new TarArchiveInputStream(unzipped)) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        Optional<CifarFile> file = e.isFile() ? member(e.getName()) : Optional.empty();
        if (file.isPresent()) {
          if (!seen.add(file.get().name())) {
            throw new UserError(path + ": holds " + e.getName() + " twice. " + advice());
          }
          readRecords(file.get(), path + "!" + e.getName(), e.getSize(), tar);
        }
      }
      unzipped.transferTo(OutputStream.nullOutputStream());
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(path, e);
    }
    List<String> missing =
        layout.files().map(CifarFile::name).filter(n -> !seen.contains(n)).toList();
    if (!missing.isEmpty()) {
      throw new UserError(
          "%s: holds no %s/%s. %s".formatted(path, layout.folder(), missing.get(0), advice()));
    }
  }

  private Optional<CifarFile> member(String entry) {
    return layout
        .files()
        .filter(
            f -> {
              String inside = layout.folder() + "/" + f.name();
              return entry.equals(inside) || entry.endsWith("/" + inside);
            })
        .findFirst();
  }

  /** Reads one file's records into its place, checking size, then labels, then hash. */
  private void readRecords(CifarFile file, String shown, long size, InputStream in)
      throws IOException {
    requireSize(file, shown, size);
    CifarSplit split = layout.train().contains(file) ? train : test;
    Checksum checksum = Checksum.sha256();
    byte[] record = new byte[layout.recordSize()];
    for (int r = 0; r < file.records(); r++) {
      if (in.readNBytes(record, 0, record.length) < record.length) {
        throw new UserError("%s: ends inside record %d (from 0). %s".formatted(shown, r, advice()));
      }
      requireLabels(record, r, shown);
      checksum.add(record);
      split.put(file, r, record);
    }
    requireHash(file, shown, checksum.hex(), split);
  }

  private void requireSize(CifarFile file, String shown, long size) {
    long expected = layout.bytes(file);
    if (size != expected) {
      String where =
          size < expected
              ? "it ends inside record " + size / layout.recordSize() + " (from 0)"
              : "it goes on for " + (size - expected) + " bytes after its last record";
      throw new UserError(
          "%s: %d bytes where %d are expected (%d records of %d bytes): %s. %s"
              .formatted(
                  shown, size, expected, file.records(), layout.recordSize(), where, advice()));
    }
  }

  private void requireLabels(byte[] record, int number, String shown) {
    for (int l = 0; l < layout.labelClasses().size(); l++) {
      int label = Byte.toUnsignedInt(record[l]);
      int classes = layout.labelClasses().get(l);
      if (label >= classes) {
        throw new UserError(
            "%s: record %d (from 0; byte %d): label %d where 0 to %d are expected. %s"
                .formatted(
                    shown,
                    number,
                    (long) number * layout.recordSize() + l,
                    label,
                    classes - 1,
                    advice()));
      }
    }
  }

  private void requireHash(CifarFile file, String shown, String hash, CifarSplit split) {
    boolean official = hash.equals(file.sha256());
    if (!official && !options.acceptUnofficial()) {
      throw new UserError(
          "%s: sha256 %s is not that of the published file, %s. Its size and labels are valid: to use it all the same, give --accept-unofficial-data; or %s"
              .formatted(shown, hash, file.sha256(), CifarPlace.advice(layout)));
    }
    split.note(file, new Source(layout.folder() + "/" + file.name(), hash, official));
  }

  private Dataset dataset() {
    List<Source> sources = new ArrayList<>(train.sources());
    sources.addAll(test.sources());
    return new Dataset(
        layout.name(),
        layout.classNames().size(),
        layout.classNames(),
        train.images(),
        test.images(),
        layout.normalization(),
        sources);
  }

  private UserError unreadable(Path path, Exception e) {
    return new UserError(
        "%s: cannot be read (%s). %s".formatted(path, Problems.describe(e), advice()), e);
  }

  private String advice() {
    return CifarPlace.sentence(CifarPlace.advice(layout));
  }
}
