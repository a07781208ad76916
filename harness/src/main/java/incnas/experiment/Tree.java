package incnas.experiment;

/** A parsed YAML value that remembers where it was written. */
sealed interface Tree permits Branch, Sequence, Leaf {
  Place place();

  /** The value as an error message names it, cut short. */
  String found();
}
