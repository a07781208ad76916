package incnas.experiment;

import java.util.List;

/**
 * A value inside a tree and its address as {@code --set} takes it.
 *
 * @param address keys joined by dots; a row stands under its label
 */
record Located(Tree tree, String address) {

  /** Follows keys (String) and positions (Integer) as far as the tree has them. */
  static Located in(Tree root, List<?> path) {
    Located at = new Located(root, "");
    for (Object step : path) {
      at = at.step(step);
    }
    return at;
  }

  private Located step(Object step) {
    if (tree instanceof Branch branch) {
      String key = step.toString();
      return new Located(branch.entry(key).map(Branch.Entry::value).orElse(tree), child(key));
    }
    if (tree instanceof Sequence sequence) {
      int index = Integer.parseInt(step.toString());
      Tree item = sequence.items().get(index);
      return new Located(item, child(name(item, index)));
    }
    return this;
  }

  private static String name(Tree item, int index) {
    return item instanceof Branch row
        ? row.scalar(String.class, "label").orElse(Integer.toString(index))
        : Integer.toString(index);
  }

  String child(String key) {
    return address.isEmpty() ? key : address + "." + key;
  }

  Place keyPlace(String key) {
    return tree instanceof Branch branch
        ? branch.entry(key).map(Branch.Entry::key).orElse(tree.place())
        : tree.place();
  }
}
