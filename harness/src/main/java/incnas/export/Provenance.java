package incnas.export;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a model came from, as the names and values of its ONNX metadata; sorted by name, so that
 * equal facts give equal bytes.
 */
public record Provenance(Map<String, String> facts) {
  /** Canonical structure string. */
  public static final String STRUCTURE = "structure";

  /** Fingerprint of the manifest of the run that trained the model. */
  public static final String MANIFEST = "manifest";

  public static final String EXPERIMENT = "experiment";
  public static final String SEED = "seed";
  public static final String DATA_SET = "data-set";

  /** Mean of each channel on the 0..1 scale, which the caller subtracts; comma-separated. */
  public static final String MEAN = "normalization-mean";

  /** Standard deviation of each channel, by which the caller divides; comma-separated. */
  public static final String SD = "normalization-sd";

  /**
   * How a test image is prepared where it is not taken as it is: share, side and reduced side of
   * its centre crop; comma-separated.
   */
  public static final String CENTER_CROP = "center-crop";

  /** Names of the classes in the order of the logits; comma-separated. */
  public static final String CLASS_NAMES = "class-names";

  /** Version of the program that wrote the file. */
  public static final String VERSION = "version";

  public Provenance {
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    facts.forEach(
        (name, value) -> {
          if (name.isBlank() || value == null) {
            throw new IllegalArgumentException(
                "a fact needs a name and a value: '" + name + "' = " + value);
          }
          if (name.equals(Seal.KEY)) {
            throw new IllegalArgumentException("the name '" + name + "' is the writer's own");
          }
        });
  }

  public Optional<String> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  Provenance with(String name, String value) {
    Map<String, String> more = new TreeMap<>(facts);
    more.put(name, value);
    return new Provenance(more);
  }

  String version() {
    return fact(VERSION).orElse("unknown");
  }
}
