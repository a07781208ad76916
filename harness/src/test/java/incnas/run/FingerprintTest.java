package incnas.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
  record Settings(int population, double rate) {}

  @Test
  void isTheHashOfTheCanonicalJson() {
    // printf '{"a":0.5,"b":[1,2]}' | sha256sum
    Fingerprint fingerprint = Fingerprint.of(Map.of("b", List.of(1, 2), "a", 0.5));
    assertThat(fingerprint.sha256())
        .isEqualTo("e6ed64e48f9b5f53a09ab3f40144f48e715d73cab1df88feb9c972fc55c293ad");
    assertThat(fingerprint.short8()).isEqualTo(fingerprint.sha256().substring(0, 8));
  }

  @Test
  void recordAndMapOfEqualContentAgree() {
    assertThat(Fingerprint.of(new Settings(256, 0.1)))
        .isEqualTo(Fingerprint.of(Map.of("rate", 0.1, "population", 256)));
  }

  @Test
  void everyValueAndTheOrderOfListsCount() {
    List<Object> values =
        List.of(
            Map.of("a", 1),
            Map.of("a", 1.5),
            Map.of("a", "1"),
            Map.of("b", 1),
            Map.of("a", List.of(1, 2)),
            Map.of("a", List.of(2, 1)),
            Map.of("a", Map.of("b", 1)));
    assertThat(values.stream().map(Fingerprint::of).distinct()).hasSize(values.size());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void orderOfKeysDoesNotCount(long seed) {
    List<String> keys = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f", "g"));
    Map<String, Object> sorted = new LinkedHashMap<>();
    keys.forEach(k -> sorted.put(k, Map.of(k, 1, "x", 2)));
    Collections.shuffle(keys, new Random(seed));
    Map<String, Object> shuffled = new LinkedHashMap<>();
    keys.forEach(k -> shuffled.put(k, Map.of("x", 2, k, 1)));
    assertThat(Fingerprint.of(shuffled)).isEqualTo(Fingerprint.of(sorted));
  }

  @Test
  void refusesWhatIsNoHash() {
    assertThatThrownBy(() -> new Fingerprint("abc")).isInstanceOf(IllegalArgumentException.class);
  }
}
