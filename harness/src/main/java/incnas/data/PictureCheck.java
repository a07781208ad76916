package incnas.data;

import incnas.run.Json;
import incnas.run.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Decodes every picture of a folder once, before anything expensive begins, and remembers the
 * verdict.
 *
 * <p>A folder is known again by its path, the decoder, and the names, sizes and modification times
 * of all its pictures; so a verdict can be lost without harm.
 */
final class PictureCheck {
  /** Counts the changes of what a verdict says. */
  private static final String VERSION = "1";

  private static final int STEP = 64;
  private static final int CHUNK = 1 << 13;

  private final Path memory;

  /**
   * @param memory a folder for verdicts; null to forget them
   */
  PictureCheck(Path memory) {
    this.memory = memory;
  }

  /** Remembers in {@code -Dincnas.cache}, else where the user's programs keep such things. */
  static PictureCheck remembering() {
    String named = System.getProperty("incnas.cache");
    String caches = System.getenv("XDG_CACHE_HOME");
    Path home = Path.of(System.getProperty("user.home"), ".cache");
    Path base =
        named != null
            ? Path.of(named)
            : (caches == null || caches.isEmpty() ? home : Path.of(caches)).resolve("incnas");
    return new PictureCheck(base.resolve("pictures"));
  }

  /** What a file of the memory holds: one verdict for each split. */
  record Remembered(List<PictureVerdict> verdicts) {}

  /**
   * One verdict for each split; the same however many threads there are.
   *
   * @throws UserError if a file cannot be read at all, which no setting allows
   */
  List<PictureVerdict> of(Path root, List<PictureSplit> splits, LoadOptions.Progress progress) {
    Path file = memory == null ? null : memory.resolve(key(root, splits) + ".json");
    Optional<Remembered> known = recall(file, splits.size());
    if (known.isPresent()) {
      return known.get().verdicts();
    }
    long total = splits.stream().mapToLong(PictureSplit::count).sum();
    AtomicLong done = new AtomicLong();
    Runnable tick =
        () -> {
          long now = done.incrementAndGet();
          if (now % STEP == 0 || now == total) {
            synchronized (progress) {
              progress.step(now, total);
            }
          }
        };
    List<PictureVerdict> verdicts = new ArrayList<>();
    for (PictureSplit split : splits) {
      verdicts.add(verdict(root, split, tick));
    }
    remember(file, new Remembered(verdicts));
    return verdicts;
  }

  private static PictureVerdict verdict(Path root, PictureSplit split, Runnable tick) {
    int count = split.count();
    byte[] hashes = new byte[Math.multiplyExact(count, Checksum.SHA256_BYTES)];
    long[] sizes = new long[count];
    NavigableMap<Integer, String> reasons = new ConcurrentSkipListMap<>();
    NavigableMap<Integer, IOException> failures = new ConcurrentSkipListMap<>();
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              try {
                byte[] bytes = Files.readAllBytes(root.resolve(split.files()[i]));
                sizes[i] = bytes.length;
                Checksum.sha256().add(bytes).into(hashes, i * Checksum.SHA256_BYTES);
                PictureDecoder.decode(bytes);
              } catch (Undecodable e) {
                reasons.put(i, e.getMessage());
              } catch (IOException e) {
                failures.put(i, e);
              }
              tick.run();
            });
    for (Map.Entry<Integer, IOException> first : failures.entrySet()) {
      throw FolderImages.unreadable(root.resolve(split.files()[first.getKey()]), first.getValue());
    }
    Checksum sum = Checksum.sha256();
    for (int i = 0; i < count; i++) {
      if (!reasons.containsKey(i)) {
        String hash = Checksum.hex(hashes, i * Checksum.SHA256_BYTES);
        add(sum, split.files()[i] + " " + sizes[i] + " " + hash);
      }
    }
    return new PictureVerdict(
        sum.hex(),
        reasons.entrySet().stream()
            .map(bad -> new Skipped(split.files()[bad.getKey()], bad.getValue()))
            .toList());
  }

  private static String key(Path root, List<PictureSplit> splits) {
    Checksum sum = Checksum.sha256();
    add(sum, VERSION);
    add(sum, PictureDecoder.name());
    add(sum, root.toAbsolutePath().normalize().toString());
    for (PictureSplit split : splits) {
      add(sum, split.name());
      for (int from = 0; from < split.count(); from += CHUNK) {
        IntStream.range(from, Math.min(from + CHUNK, split.count()))
            .parallel()
            .mapToObj(i -> stamp(root, split.files()[i]))
            .toList()
            .forEach(line -> add(sum, line));
      }
    }
    return sum.hex();
  }

  private static String stamp(Path root, String name) {
    try {
      BasicFileAttributes facts =
          Files.readAttributes(root.resolve(name), BasicFileAttributes.class);
      return name + " " + facts.size() + " " + facts.lastModifiedTime();
    } catch (IOException e) {
      return name; // the check will speak of it
    }
  }

  private static void add(Checksum sum, String line) {
    sum.add((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Remembered> recall(Path file, int splits) {
    if (file == null || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(file, Remembered.class))
          .filter(known -> known.verdicts().size() == splits);
    } catch (UserError e) {
      return Optional.empty(); // checked again
    }
  }

  private static void remember(Path file, Remembered verdicts) {
    if (file == null) {
      return;
    }
    try {
      Json.write(file, verdicts);
    } catch (UserError e) {
      // nothing is lost but time: the next run checks again
    }
  }
}
