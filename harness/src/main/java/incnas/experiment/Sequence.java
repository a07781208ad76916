package incnas.experiment;

import java.util.List;

/** A list of values. */
record Sequence(Place place, List<Tree> items) implements Tree {
  Sequence {
    items = List.copyOf(items);
  }

  @Override
  public String found() {
    return items.isEmpty() ? "an empty list" : "a list of " + items.size();
  }
}
