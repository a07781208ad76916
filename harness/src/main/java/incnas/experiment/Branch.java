package incnas.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A map from keys to values, in the order written. */
record Branch(Place place, Map<String, Entry> entries) implements Tree {
  /** A value and where its key was written. */
  record Entry(Place key, Tree value) {}

  Branch {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  static Branch empty(Place place) {
    return new Branch(place, Map.of());
  }

  Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The value under nested keys, empty where any of them is missing. */
  Optional<Tree> at(String... path) {
    Optional<Tree> tree = Optional.of(this);
    for (String key : path) {
      tree =
          tree.filter(Branch.class::isInstance)
              .map(Branch.class::cast)
              .flatMap(branch -> branch.entry(key))
              .map(Entry::value);
    }
    return tree;
  }

  /** The scalar under nested keys, empty where it is missing or of another type. */
  <T> Optional<T> scalar(Class<T> type, String... path) {
    return at(path)
        .filter(Leaf.class::isInstance)
        .map(leaf -> ((Leaf) leaf).value())
        .filter(type::isInstance)
        .map(type::cast);
  }

  Branch with(String key, Entry entry) {
    Map<String, Entry> changed = new LinkedHashMap<>(entries);
    changed.put(key, entry);
    return new Branch(place, changed);
  }

  Branch without(String key) {
    Map<String, Entry> changed = new LinkedHashMap<>(entries);
    changed.remove(key);
    return new Branch(place, changed);
  }

  /** This map with all that another says: maps are merged, anything else is replaced. */
  Branch overlaidWith(Branch over) {
    Map<String, Entry> merged = new LinkedHashMap<>(entries);
    over.entries.forEach((key, entry) -> merged.merge(key, entry, Branch::overlaid));
    return new Branch(over.place, merged);
  }

  private static Entry overlaid(Entry below, Entry above) {
    if (below.value instanceof Branch lower && above.value instanceof Branch upper) {
      return new Entry(above.key, lower.overlaidWith(upper));
    }
    return above;
  }

  @Override
  public String found() {
    return "a map of keys";
  }
}
