package incnas.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reference material that lies beside a checkout; a test that needs it is skipped without it. */
public final class Shared {
  private Shared() {}

  /** A file of the folder named by INCNAS_SHARED, or of {@code shared} beside the checkout. */
  public static Path file(String name) {
    String named = System.getenv("INCNAS_SHARED");
    Path file = Path.of(named == null ? "../../shared" : named).resolve(name);
    assumeTrue(
        Files.exists(file), "skipped: reference material " + name + " is not on this machine");
    return file;
  }

  public static JsonNode json(String name) {
    return JsonMapper.shared().readTree(file(name));
  }
}
