package incnas.run;

import java.nio.file.Path;

/** The child process of {@link KillIT}: appends and replaces files until it is killed. */
final class KilledWriter {
  private KilledWriter() {}

  record Entry(int t, String text) {
    static Entry at(int t) {
      return new Entry(t, Integer.toString(t % 10).repeat(t * 31 % 997));
    }
  }

  static final int FILE_SIZE = 200_000;

  /**
   * Goes on behind the entries found; the checkpoint always trails the journal.
   *
   * @param args the directory
   */
  public static void main(String[] args) {
    Path dir = Path.of(args[0]);
    try (RunLock lock = RunLock.acquire(dir);
        Journal<Entry> journal =
            Journal.open(dir.resolve("journal.jsonl"), Entry.class, 100, e -> {})) {
      for (int t = (int) journal.lines(); lock != null; t++) {
        journal.append(Entry.at(t));
        if (t % 7 == 0) {
          AtomicFile.write(dir.resolve("checkpoint"), Integer.toString(t % 10).repeat(FILE_SIZE));
        }
      }
    }
  }
}
