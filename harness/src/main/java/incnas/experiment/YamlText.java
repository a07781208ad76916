package incnas.experiment;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import tools.jackson.databind.json.JsonMapper;

/** YAML as a person would lay it out: maps over lines, lists of scalars on one. */
final class YamlText {
  private static final String PLAIN = "[A-Za-z0-9](?:[A-Za-z0-9 ._/()+-]*[A-Za-z0-9._/()+-])?";

  private final CoreScalarResolver resolver = new CoreScalarResolver(false);
  private final StringBuilder text = new StringBuilder();

  private YamlText() {}

  static String of(Map<String, ?> keys) {
    YamlText yaml = new YamlText();
    yaml.map(keys, "", "");
    return yaml.text.toString();
  }

  private void map(Map<?, ?> keys, String indent, String firstIndent) {
    String margin = firstIndent;
    for (Map.Entry<?, ?> key : keys.entrySet()) {
      text.append(margin).append(key.getKey()).append(':');
      value(key.getValue(), indent);
      margin = indent;
    }
  }

  private void value(Object value, String indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      text.append('\n');
      map(map, indent + "  ", indent + "  ");
    } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      text.append('\n');
      for (Object item : list) {
        map((Map<?, ?>) item, indent + "    ", indent + "  - ");
      }
    } else {
      text.append(' ').append(inline(value)).append('\n');
    }
  }

  private String inline(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(this::inline).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?>) {
      return "{}";
    }
    return value instanceof String word ? word(word) : Numerals.text(value);
  }

  private String word(String word) {
    boolean plain = word.matches(PLAIN) && resolver.resolve(word, true).equals(Tag.STR);
    return plain ? word : JsonMapper.shared().writeValueAsString(word);
  }
}
