package incnas.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A CIFAR set of a few random records, with the layout that describes it. */
record CifarFixture(CifarLayout layout, Map<String, byte[]> files) {
  /** As CIFAR-10: one label byte, several training files. */
  static CifarFixture ten(long seed) {
    return make(CifarLayout.CIFAR10, seed, Map.of("a.bin", 5, "b.bin", 4), 3);
  }

  /** As CIFAR-100: two label bytes, one training file. */
  static CifarFixture hundred(long seed) {
    return make(CifarLayout.CIFAR100, seed, Map.of("a.bin", 7), 2);
  }

  private static CifarFixture make(
      CifarLayout model, long seed, Map<String, Integer> train, int test) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<CifarFile> trainFiles =
        train.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> file(model, e.getKey(), e.getValue(), random, files))
            .toList();
    List<CifarFile> testFiles = List.of(file(model, "test.bin", test, random, files));
    CifarLayout layout =
        new CifarLayout(
            model.name(),
            model.folder(),
            model.archive(),
            trainFiles,
            testFiles,
            model.labelClasses(),
            model.classNames(),
            model.normalization());
    return new CifarFixture(layout, files);
  }

  private static CifarFile file(
      CifarLayout model,
      String name,
      int records,
      SplittableRandom random,
      Map<String, byte[]> files) {
    byte[] bytes = new byte[records * model.recordSize()];
    random.nextBytes(bytes);
    for (int r = 0; r < records; r++) {
      for (int l = 0; l < model.labelClasses().size(); l++) {
        bytes[r * model.recordSize() + l] = (byte) random.nextInt(model.labelClasses().get(l));
      }
    }
    files.put(name, bytes);
    return new CifarFile(name, records, Checksum.sha256().add(bytes).hex());
  }

  Dataset read(Path directory) {
    return CifarReader.read(layout, directory, LoadOptions.OFFICIAL);
  }

  Path writeFolder(Path directory) {
    Path folder = directory.resolve(layout.folder());
    write(() -> Files.createDirectories(folder));
    files.forEach((name, bytes) -> write(() -> Files.write(folder.resolve(name), bytes)));
    return folder;
  }

  Path writeArchive(Path directory) {
    Path archive = directory.resolve(layout.archive().file());
    write(() -> Files.write(archive, gzip(tar())));
    return archive;
  }

  /** The files in reverse order, after a folder and a file that does not belong to the set. */
  byte[] tar() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.putArchiveEntry(new TarArchiveEntry(layout.folder() + "/"));
      tar.closeArchiveEntry();
      put(tar, "readme.html", new byte[] {1, 2, 3});
      List<String> names = List.copyOf(files.keySet());
      for (int i = names.size() - 1; i >= 0; i--) {
        put(tar, names.get(i), files.get(names.get(i)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void put(TarArchiveOutputStream tar, String name, byte[] bytes) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(layout.folder() + "/" + name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface Writing {
    Object run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      Object unused = writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
