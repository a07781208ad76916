package incnas.experiment;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schema of experiment files: what editors show is what the reader applies, the defaults
 * included.
 */
final class ExperimentSchema {
  private static final String RESOURCE = "experiment.schema.json";

  private final JsonNode root;
  private final Schema schema;

  private ExperimentSchema(JsonNode root) {
    this.root = root;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
  }

  static ExperimentSchema load() {
    return Loaded.SCHEMA;
  }

  List<Error> validate(JsonNode instance) {
    return schema.validate(instance);
  }

  JsonNode root() {
    return root;
  }

  /** The schema of a property, through a reference if there is one. */
  JsonNode resolved(JsonNode property) {
    String reference = property.path("$ref").asString("");
    return reference.isEmpty() ? property : root.path("$defs").path(name(reference));
  }

  private static String name(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** Every key that has a default, with it. */
  Branch defaults() {
    return defaults(root);
  }

  /** The same for the items of a list, which are objects of one definition. */
  Branch defaultsOf(String definition) {
    return defaults(root.path("$defs").path(definition));
  }

  private Branch defaults(JsonNode object) {
    Map<String, Branch.Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
      JsonNode definition = resolved(property.getValue());
      JsonNode value = property.getValue().path("default");
      if (value.isMissingNode()) {
        value = definition.path("default");
      }
      if (!value.isMissingNode()) {
        entries.put(property.getKey(), new Branch.Entry(Place.DEFAULT, Json.tree(value)));
      } else if (definition.has("properties")) {
        entries.put(property.getKey(), new Branch.Entry(Place.DEFAULT, defaults(definition)));
      }
    }
    return new Branch(Place.DEFAULT, entries);
  }

  /**
   * Addresses of the sections that know a key, such as {@code search} for iterations: within an
   * object where it has such, or else from the top.
   */
  List<String> sectionsWith(String key, JsonNode object) {
    List<String> found = new ArrayList<>();
    collectSections(object, "", key, found);
    if (found.isEmpty()) {
      collectSections(root, "", key, found);
    }
    return found;
  }

  private void collectSections(JsonNode object, String path, String key, List<String> found) {
    for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
      JsonNode section = resolved(property.getValue());
      String address = path + property.getKey();
      if (section.path("properties").has(key)) {
        found.add(address);
      }
      collectSections(section, address + ".", key, found);
    }
  }

  private static final class Loaded {
    static final ExperimentSchema SCHEMA = read();

    private static ExperimentSchema read() {
      try (InputStream in = ExperimentSchema.class.getResourceAsStream(RESOURCE)) {
        return new ExperimentSchema(JsonMapper.shared().readTree(in));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
