package incnas.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The keys in which two definitions differ, with both values. */
final class Differences {
  private Differences() {}

  /** Lines such as {@code search.population: 256 there, 512 here}, sorted by key. */
  static List<String> between(Object there, Object here) {
    SortedMap<String, String> old = flat(there);
    SortedMap<String, String> now = flat(here);
    SortedMap<String, String> all = new TreeMap<>(old);
    all.putAll(now);
    List<String> lines = new ArrayList<>();
    for (String key : all.keySet()) {
      String left = old.getOrDefault(key, "nothing");
      String right = now.getOrDefault(key, "nothing");
      if (!left.equals(right)) {
        lines.add(key + ": " + left + " there, " + right + " here");
      }
    }
    return lines;
  }

  private static SortedMap<String, String> flat(Object value) {
    SortedMap<String, String> entries = new TreeMap<>();
    collect("", Json.tree(value), entries);
    return entries;
  }

  private static void collect(String key, JsonNode node, SortedMap<String, String> entries) {
    if (node.isObject() && !node.isEmpty()) {
      String prefix = key.isEmpty() ? "" : key + ".";
      node.properties().forEach(e -> collect(prefix + e.getKey(), e.getValue(), entries));
    } else {
      entries.put(key, Json.canonical(node));
    }
  }
}
