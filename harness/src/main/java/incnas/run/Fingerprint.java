package incnas.run;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The identity of a definition: SHA-256 over its canonical JSON, see {@link Json#canonical}.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Fingerprint(String sha256) {
  public Fingerprint {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal digits: " + sha256);
    }
  }

  /** Equal for maps and records of equal content, whatever the order of their keys. */
  public static Fingerprint of(Object definition) {
    byte[] canonical = Json.canonical(definition).getBytes(StandardCharsets.UTF_8);
    return new Fingerprint(HexFormat.of().formatHex(AtomicFile.sha256().digest(canonical)));
  }

  /** The first eight digits, as they stand in the names of directories. */
  public String short8() {
    return sha256.substring(0, 8);
  }

  @Override
  public String toString() {
    return sha256;
  }
}
