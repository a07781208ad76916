package incnas.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One {@code --set address=value}: dots part the keys of the address, a list item stands under its
 * position from 0, a row under its label too; the value is YAML.
 */
record Setting(Place place, String address, Tree value) {
  private static final Set<String> FIXED = Set.of("version", "name", "extends", "scales");

  static Optional<Setting> parse(String argument, Mistakes mistakes) {
    Place place = Place.setting(argument);
    int equals = argument.indexOf('=');
    String address = argument.substring(0, Math.max(0, equals)).strip();
    if (address.isEmpty() || ("." + address + ".").contains("..")) {
      mistakes.add(place, "", "expected key=value, such as --set search.iterations=200");
      return Optional.empty();
    }
    String first = address.split("\\.", 2)[0];
    if (FIXED.contains(first)) {
      mistakes.add(place, address, "cannot be set from outside; edit the file");
      return Optional.empty();
    }
    return YamlParser.parse(place, argument.substring(equals + 1), mistakes)
        .map(value -> new Setting(place, address, value));
  }

  /** The experiment with this one value changed; a map is merged, anything else replaced. */
  Branch appliedTo(Branch root, Mistakes mistakes) {
    Optional<Tree> changed = changed(root, address, mistakes);
    return changed.map(tree -> Overlay.onto(root, (Branch) tree, mistakes)).orElse(root);
  }

  private Optional<Tree> changed(Tree at, String rest, Mistakes mistakes) {
    if (at instanceof Sequence list) {
      return changedItem(list, rest, mistakes);
    }
    Branch branch = at instanceof Branch map ? map : Branch.empty(place);
    int dot = rest.indexOf('.');
    String key = dot < 0 ? rest : rest.substring(0, dot);
    Tree below = branch.entry(key).map(Branch.Entry::value).orElse(Branch.empty(place));
    return (dot < 0 ? Optional.of(over(below)) : changed(below, rest.substring(dot + 1), mistakes))
        .map(tree -> branch.with(key, new Branch.Entry(place, tree)));
  }

  private Tree over(Tree below) {
    return below instanceof Branch lower && value instanceof Branch upper
        ? lower.overlaidWith(upper)
        : value;
  }

  private Optional<Tree> changedItem(Sequence list, String rest, Mistakes mistakes) {
    Optional<Map.Entry<Integer, String>> found = item(list, rest);
    if (found.isEmpty()) {
      mistakes.add(place, address, unknownItem(list, rest));
      return Optional.empty();
    }
    int index = found.get().getKey();
    String after = found.get().getValue();
    Tree below = list.items().get(index);
    return (after.isEmpty() ? Optional.of(over(below)) : changed(below, after, mistakes))
        .map(
            tree -> {
              List<Tree> items = new ArrayList<>(list.items());
              items.set(index, tree);
              return new Sequence(list.place(), items);
            });
  }

  /** The position that an address begins with, as a label or a number, and what follows it. */
  private static Optional<Map.Entry<Integer, String>> item(Sequence list, String rest) {
    List<String> labels = labels(list);
    int best = -1;
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      boolean named = !label.isEmpty() && (rest + ".").startsWith(label + ".");
      if (named && (best < 0 || label.length() > labels.get(best).length())) {
        best = i;
      }
    }
    if (best >= 0) {
      return Optional.of(Map.entry(best, after(rest, labels.get(best))));
    }
    String first = rest.split("\\.", 2)[0];
    if (first.matches("[0-9]{1,6}") && Integer.parseInt(first) < list.items().size()) {
      return Optional.of(Map.entry(Integer.parseInt(first), after(rest, first)));
    }
    return Optional.empty();
  }

  private static String after(String rest, String first) {
    return rest.length() > first.length() ? rest.substring(first.length() + 1) : "";
  }

  private static List<String> labels(Sequence list) {
    List<String> labels = new ArrayList<>();
    for (Tree item : list.items()) {
      boolean map = item instanceof Branch;
      labels.add(map ? ((Branch) item).scalar(String.class, "label").orElse("") : "");
    }
    return labels;
  }

  private static String unknownItem(Sequence list, String rest) {
    String first = rest.split("\\.", 2)[0];
    List<String> labels = labels(list).stream().filter(label -> !label.isEmpty()).toList();
    String start = "no item '" + first + "': positions go from 0 to " + (list.items().size() - 1);
    return labels.isEmpty() ? start : "no row '" + first + "'" + Nearest.hint(first, labels);
  }
}
