package incnas.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
  @TempDir Path dir;
  private Path file;

  record Entry(int t, String text) {}

  @BeforeEach
  void place() {
    file = dir.resolve("search/journal.jsonl");
  }

  private Journal<Entry> open(List<Entry> found) {
    return Journal.open(file, Entry.class, 0, found::add);
  }

  private void write(int count) {
    try (Journal<Entry> journal = open(new ArrayList<>())) {
      for (int t = 0; t < count; t++) {
        journal.append(new Entry(t, "x".repeat(t % 7)));
      }
    }
  }

  @Test
  void linesAreInTheFileAsSoonAsAppended() throws IOException {
    try (Journal<Entry> journal = open(new ArrayList<>())) {
      journal.append(new Entry(1, "one\ntwo"));
      assertThat(Files.readString(file)).isEqualTo("{\"t\":1,\"text\":\"one\\ntwo\"}\n");
      assertThat(journal.lines()).isEqualTo(1);
    }
  }

  @Test
  void goesOnBehindTheWholeLines() {
    write(3);
    List<Entry> found = new ArrayList<>();
    try (Journal<Entry> journal = open(found)) {
      assertThat(found).extracting(Entry::t).containsExactly(0, 1, 2);
      assertThat(journal.tornBytes()).isZero();
      journal.append(new Entry(3, ""));
      assertThat(journal.lines()).isEqualTo(4);
    }
    assertThat(Journal.read(file, Entry.class)).extracting(Entry::t).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aMissingJournalIsEmpty() {
    assertThat(Journal.read(file, Entry.class)).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void everyCutLosesOnlyTheTornLine() throws IOException {
    write(5);
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 0; cut <= whole.length; cut++) {
      byte[] kept = Arrays.copyOf(whole, cut);
      Files.write(file, kept);
      int wholeLines = (int) new String(kept, UTF_8).chars().filter(c -> c == '\n').count();
      List<Entry> found = new ArrayList<>();
      try (Journal<Entry> journal = open(found)) {
        assertThat(found).hasSize(wholeLines);
        assertThat(journal.tornBytes() > 0).isEqualTo(cut > 0 && kept[cut - 1] != '\n');
        for (int t = wholeLines; t < 5; t++) {
          journal.append(new Entry(t, "x".repeat(t % 7)));
        }
      }
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 65_536, 200_000})
  void aTailOfNulBytesIsTorn(int nuls) throws IOException {
    write(3);
    byte[] whole = Files.readAllBytes(file);
    for (int keep : new int[] {whole.length, whole.length - 1, whole.length - 5}) {
      Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, keep), keep + nuls));
      List<Entry> found = new ArrayList<>();
      try (Journal<Entry> journal = open(found)) {
        assertThat(found).hasSize(keep == whole.length ? 3 : 2);
        assertThat(journal.tornBytes()).isPositive();
      }
      assertThat(Files.size(file)).isLessThanOrEqualTo(whole.length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"oops", "{\"t\":1}", "", "{\"t\":1,\"text\":\"a\"} x", "{\"t\":\0}"})
  void aBadLineInTheMiddleIsNamed(String bad) throws IOException {
    write(2);
    String before = Files.readString(file) + bad + "\n{\"t\":2,\"text\":\"\"}\n";
    Files.writeString(file, before);
    assertThatThrownBy(() -> open(new ArrayList<>()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(file + ":3: damaged line");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void randomDamageIsNamedOrHarmless(long seed) throws IOException {
    write(20);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      Files.write(file, damaged);
      try {
        List<Entry> found = Journal.read(file, Entry.class);
        assertThat(found.size()).isBetween(19, 20);
      } catch (UserError e) {
        assertThat(e.getMessage()).contains(file + ":");
      }
    }
  }

  @Test
  void hundredThousandLinesComeBack() {
    int count = 100_000;
    try (Journal<Entry> journal = Journal.open(file, Entry.class, 50_000, e -> {})) {
      for (int t = 0; t < count; t++) {
        journal.append(new Entry(t, "structure"));
      }
    }
    int[] next = {0};
    try (Journal<Entry> journal =
        Journal.open(file, Entry.class, 0, e -> assertThat(e.t()).isEqualTo(next[0]++))) {
      assertThat(journal.lines()).isEqualTo(count);
    }
  }

  @Test
  void refusesNumbersThatAreNotFiniteAndWritesNothing() {
    try (Journal<Double> journal = Journal.open(file, Double.class, 0, e -> {})) {
      assertThatThrownBy(() -> journal.append(Double.NaN))
          .isInstanceOf(IllegalArgumentException.class);
      journal.append(1.5);
    }
    assertThat(file).hasContent("1.5\n");
  }

  @Test
  void anUnusablePathIsOneClearError() throws IOException {
    Files.writeString(dir.resolve("search"), "a file");
    assertThatThrownBy(() -> open(new ArrayList<>()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(file.toString());
  }
}
