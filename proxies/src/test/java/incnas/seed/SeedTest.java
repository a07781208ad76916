package incnas.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {
  /** A changed derivation would silently change every published number. */
  @Test
  void derivationIsPinned() {
    assertThat(new Seed(1).derive("mutate", 0).value()).isEqualTo(7878741471909965810L);
    assertThat(new Seed(1).derive("score", 96_000).value()).isEqualTo(3411607313008348603L);
    assertThat(new Seed(-7).derive("draw", 3).derive("weights").value())
        .isEqualTo(-1625043852868584745L);
    assertThat(new Seed(0).derive("").random().nextLong()).isEqualTo(-2152535657050944081L);
  }

  @Test
  void purposesAndIndicesDoNotCollide() {
    Set<Long> seen = new HashSet<>();
    int made = 0;
    for (long root = -2; root < 3; root++) {
      for (String name : List.of("", "a", "b", "ab", "ba", "aa", "init", "draw", "mutate")) {
        for (int index = -10; index < 2_000; index++) {
          seen.add(new Seed(root).derive(name, index).value());
          made++;
        }
      }
    }
    assertThat(seen).hasSize(made);
  }

  @Test
  void nestedPathsDoNotCollide() {
    Set<Long> seen = new HashSet<>();
    Seed root = new Seed(42);
    for (int i = 0; i < 300; i++) {
      for (int j = 0; j < 300; j++) {
        seen.add(root.derive("augment", i).derive("image", j).value());
      }
    }
    assertThat(seen).hasSize(300 * 300);
  }

  @Test
  void samePathGivesTheSameNumbersWhateverWasDrawnBefore() {
    Seed root = new Seed(5);
    long[] first = root.derive("x", 1).random().longs(20).toArray();
    assertThat(root.random().longs(20).toArray()).isNotEqualTo(first);
    assertThat(root.derive("x", 2).random().longs(20).toArray()).isNotEqualTo(first);
    assertThat(root.derive("x", 1).random().longs(20).toArray()).isEqualTo(first);
    assertThat(root.derive("x").value()).isEqualTo(root.derive("x", 0).value());
  }

  /** Neighbouring indices give streams without a visible relation: half of the bits differ. */
  @Test
  void neighboursDifferInHalfOfTheBits() {
    Seed root = new Seed(1);
    long flipped = 0;
    int pairs = 2_000;
    for (int i = 0; i < pairs; i++) {
      long a = root.derive("draw", i).value();
      long b = root.derive("draw", i + 1).value();
      flipped += Long.bitCount(a ^ b);
    }
    // 32 expected, standard error 4 / sqrt(2000) = 0.09
    assertThat((double) flipped / pairs).isBetween(31.5, 32.5);
  }
}
