package incnas.experiment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Trees as JSON, for the schema's sake, and back for its defaults. */
final class Json {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** From here on a double is whole, and too large for the schema library's long arithmetic. */
  private static final double MIN_HUGE = 0x1p62;

  private Json() {}

  static JsonNode node(Tree tree) {
    if (tree instanceof Branch branch) {
      ObjectNode object = NODES.objectNode();
      branch.entries().forEach((key, entry) -> object.set(key, node(entry.value())));
      return object;
    }
    if (tree instanceof Sequence sequence) {
      ArrayNode array = NODES.arrayNode();
      sequence.items().forEach(item -> array.add(node(item)));
      return array;
    }
    return scalar(((Leaf) tree).value());
  }

  private static JsonNode scalar(Object value) {
    if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Double number) {
      return Math.abs(number) < MIN_HUGE
          ? NODES.numberNode(number)
          : NODES.numberNode(new BigDecimal(number).toBigInteger());
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    return value == null ? NODES.nullNode() : NODES.stringNode((String) value);
  }

  static Tree tree(JsonNode node) {
    if (node.isObject()) {
      Map<String, Branch.Entry> entries = new LinkedHashMap<>();
      node.properties()
          .forEach(
              e -> entries.put(e.getKey(), new Branch.Entry(Place.DEFAULT, tree(e.getValue()))));
      return new Branch(Place.DEFAULT, entries);
    }
    if (node.isArray()) {
      List<Tree> items = new ArrayList<>();
      node.forEach(item -> items.add(tree(item)));
      return new Sequence(Place.DEFAULT, items);
    }
    return new Leaf(Place.DEFAULT, value(node));
  }

  private static Object value(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (node.isNumber()) {
      return node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
    }
    return node.isBoolean() ? (Object) node.booleanValue() : node.stringValue();
  }
}
