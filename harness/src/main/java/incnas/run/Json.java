package incnas.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as every file of a run has it: one order of keys, {@code \n} line ends, finite numbers.
 *
 * <p>A record keeps the order of its components, a map is sorted by key. Doubles are written as
 * {@link Double#toString(double)} has specified since Java 19 (the shortest decimal that reads back
 * as the same double), on every Java version. Hand in lists where order matters: the order of a set
 * is the set's own.
 */
public final class Json {
  private static final JsonMapper MAPPER = mapper().build();
  private static final JsonMapper SORTED =
      mapper().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private static final JsonMapper ORDERED =
      mapper().disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private Json() {}

  private static JsonMapper.Builder mapper() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return JsonMapper.builder()
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .defaultPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
  }

  /**
   * The value as a tree.
   *
   * @throws IllegalArgumentException if a number in it is not finite
   */
  public static JsonNode tree(Object value) {
    JsonNode tree = MAPPER.valueToTree(value);
    refuseNonFinite(tree, "");
    return tree;
  }

  /** The value on one line, without a line end. */
  public static String line(Object value) {
    return MAPPER.writeValueAsString(tree(value));
  }

  /** The value indented by two blanks, with a line end. */
  public static String pretty(Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree(value)) + "\n";
  }

  /** The value indented, each map in its own order, for people and programs that read output. */
  public static String ordered(Object value) {
    tree(value);
    return ORDERED.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
  }

  /** The value on one line with the keys of every object sorted: equal values, equal text. */
  public static String canonical(Object value) {
    return SORTED.writeValueAsString(tree(value));
  }

  /** Writes the indented value as a whole file. */
  public static void write(Path file, Object value) {
    AtomicFile.write(file, pretty(value));
  }

  /**
   * The value that the file holds.
   *
   * @throws UserError naming file, line and column if it is not there or does not fit the type
   */
  public static <T> T read(Path file, Class<T> type) {
    return read(file, type, "restore the file or remove it and run again");
  }

  /** As {@link #read(Path, Class)}, with what to do where the file is damaged. */
  static <T> T read(Path file, Class<T> type, String advice) {
    try {
      return parse(Files.readAllBytes(file), type);
    } catch (JacksonException e) {
      throw new UserError(place(file, e) + ": " + problem(e) + "; " + advice, e);
    } catch (IOException e) {
      throw new UserError(
          "cannot read " + file + ": " + IoReason.of(e) + "; check the path and its permissions",
          e);
    }
  }

  static <T> T parse(byte[] json, Class<T> type) {
    T value = MAPPER.readValue(json, type);
    if (value == null || (value instanceof JsonNode node && node.isMissingNode())) {
      throw DatabindException.from((JsonParser) null, "there is no value");
    }
    return value;
  }

  /** The problem in one line, without the library's references to itself. */
  static String problem(JacksonException e) {
    String message = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
    return message
        .replaceFirst("Missing creator property ('.*') .*", "missing key $1")
        .replaceFirst("; `.*` enabled$", "");
  }

  private static String place(Path file, JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    boolean known = at != null && at.getLineNr() > 0;
    return known ? file + ":" + at.getLineNr() + ":" + at.getColumnNr() : file.toString();
  }

  private static void refuseNonFinite(JsonNode node, String path) {
    if (node.isFloat() || node.isDouble()) {
      if (!Double.isFinite(node.doubleValue())) {
        throw new IllegalArgumentException(
            "not a finite number at " + (path.isEmpty() ? "/" : path) + ": " + node.asString());
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        refuseNonFinite(node.get(i), path + "/" + i);
      }
    } else if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        refuseNonFinite(entry.getValue(), path + "/" + entry.getKey());
      }
    }
  }
}
