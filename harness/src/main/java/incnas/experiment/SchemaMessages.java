package incnas.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the schema's rules mean, said to a researcher. */
final class SchemaMessages {
  private final ExperimentSchema schema;

  SchemaMessages(ExperimentSchema schema) {
    this.schema = schema;
  }

  /** What a rule wants, and what stands there instead. */
  String wrong(JsonNode rule, Tree tree) {
    if (rule.has("enum")) {
      return unknownWord(tree, words(rule));
    }
    String expected = rule.path("errorMessage").asString("");
    return (expected.isEmpty() ? expected(rule) : expected) + "; found " + tree.found();
  }

  private static String unknownWord(Tree tree, List<String> words) {
    String expected = "expected one of " + String.join(", ", words) + "; found " + tree.found();
    Optional<String> near =
        tree instanceof Leaf leaf && leaf.value() instanceof String word
            ? Nearest.to(word, words)
            : Optional.empty();
    return near.map(word -> expected + "; did you mean '" + word + "'?").orElse(expected);
  }

  private static List<String> words(JsonNode rule) {
    List<String> words = new ArrayList<>();
    rule.path("enum").forEach(word -> words.add(word.asString()));
    return words;
  }

  private static String expected(JsonNode rule) {
    return switch (rule.path("type").asString("")) {
      case "integer" -> "expected a whole number" + range(rule);
      case "number" -> "expected a number" + range(rule);
      case "boolean" -> "expected true or false";
      case "array" -> "expected a list of " + rule.path("minItems").asInt(1) + " or more";
      case "object" -> "expected a map of keys";
      default -> "expected text";
    };
  }

  private static String range(JsonNode rule) {
    if (rule.has("minimum") && rule.has("maximum")) {
      return " from " + bound(rule, "minimum") + " to " + bound(rule, "maximum");
    }
    List<String> bounds = new ArrayList<>();
    bound(rule, "minimum", "at least", bounds);
    bound(rule, "exclusiveMinimum", "above", bounds);
    bound(rule, "maximum", "at most", bounds);
    bound(rule, "exclusiveMaximum", "below", bounds);
    return bounds.isEmpty() ? "" : " " + String.join(" and ", bounds);
  }

  private static void bound(JsonNode rule, String keyword, String word, List<String> bounds) {
    if (rule.has(keyword)) {
      bounds.add(word + " " + bound(rule, keyword));
    }
  }

  private static String bound(JsonNode rule, String keyword) {
    return Json.tree(rule.path(keyword)).found();
  }

  /** Where a key that is unknown here is known, or what it was most likely meant to be. */
  String unknownKey(JsonNode rule, String key, String address) {
    Optional<String> renamed = RenamedKeys.message(address);
    if (renamed.isPresent()) {
      return renamed.get();
    }
    List<String> known = List.copyOf(rule.path("properties").propertyNames());
    Optional<String> near = Nearest.to(key, known);
    if (near.isPresent()) {
      return "unknown key; did you mean '" + near.get() + "'?";
    }
    List<String> sections = schema.sectionsWith(key, rule);
    return sections.isEmpty()
        ? "unknown key; known here: " + String.join(", ", known)
        : "unknown key here; it belongs under " + String.join(" or ", sections);
  }

  /** What to do about a missing key. */
  String purpose(String key) {
    return switch (key) {
      case "version" -> "begin the file with 'version: 1'";
      case "label" -> "give the row the label that the table prints";
      default -> "add the key '" + key + "'";
    };
  }
}
