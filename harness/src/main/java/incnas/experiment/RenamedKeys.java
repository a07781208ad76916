package incnas.experiment;

import java.util.Map;
import java.util.Optional;

/** Keys that other programs or earlier versions used, and what became of them. */
final class RenamedKeys {
  private static final Map<String, String> NOW =
      Map.of(
          "search.pop", "search.population",
          "search.max-layers", "search.limits.layers");

  private RenamedKeys() {}

  /** What to tell the user of an old key; its address may lead through a scale. */
  static Optional<String> message(String address) {
    return Optional.ofNullable(NOW.get(address.replaceFirst("^scales\\.[^.]*\\.", "")))
        .map(now -> "this key is now '" + now + "'; rename it");
  }
}
