package incnas.experiment;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds a tree against the schema, and says in the tree's own words and places what is wrong. */
final class SchemaCheck {
  private final ExperimentSchema schema;
  private final Mistakes mistakes;
  private final SchemaMessages messages;

  SchemaCheck(ExperimentSchema schema, Mistakes mistakes) {
    this.schema = schema;
    this.mistakes = mistakes;
    this.messages = new SchemaMessages(schema);
  }

  void check(Tree root) {
    Set<String> wrongValues = new HashSet<>();
    for (Error error : schema.validate(Json.node(root))) {
      List<Object> path = elements(error.getInstanceLocation());
      Located located = Located.in(root, path);
      JsonNode rule = rule(error);
      switch (error.getKeyword()) {
        case "additionalProperties" -> unknownKey(located, error.getProperty(), rule);
        case "propertyNames" -> badKey(located, error.getProperty(), rule);
        case "required" -> missing(located, error.getProperty());
        case "uniqueItems" -> repeated(located);
        default -> {
          if (wrongValues.add(located.address())) {
            mistakes.add(
                located.tree().place(), located.address(), messages.wrong(rule, located.tree()));
          }
        }
      }
    }
  }

  private static List<Object> elements(NodePath path) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      elements.add(path.getElement(i));
    }
    return elements;
  }

  /** The part of the schema that the failed keyword stands in. */
  private JsonNode rule(Error error) {
    JsonNode rule = schema.root();
    List<Object> path = elements(error.getSchemaLocation().getFragment());
    for (Object element : path.subList(0, path.size() - 1)) {
      rule = element instanceof Integer index ? rule.path(index) : rule.path(element.toString());
    }
    return rule;
  }

  private void unknownKey(Located parent, String key, JsonNode rule) {
    String address = parent.child(key);
    mistakes.add(parent.keyPlace(key), address, messages.unknownKey(rule, key, address));
  }

  private void badKey(Located parent, String key, JsonNode rule) {
    String expected = rule.path("propertyNames").path("errorMessage").asString("expected a name");
    mistakes.add(parent.keyPlace(key), parent.child(key), expected);
  }

  private void missing(Located parent, String key) {
    mistakes.add(parent.tree().place(), parent.child(key), "missing; " + messages.purpose(key));
  }

  private void repeated(Located list) {
    Set<JsonNode> seen = new HashSet<>();
    for (Tree item : ((Sequence) list.tree()).items()) {
      if (!seen.add(Json.node(item))) {
        mistakes.add(item.place(), list.address(), item.found() + " is given twice; remove one");
      }
    }
  }
}
