package incnas.data;

import java.util.List;

/**
 * A data set in memory: two splits, the names of its classes, and what is known of its origin.
 *
 * @param classes number of classes; every label of both splits is below it
 * @param normalization of the training images
 */
public record Dataset(
    String name,
    int classes,
    List<String> classNames,
    Images train,
    Images test,
    Normalization normalization,
    List<Source> sources) {
  public Dataset {
    classNames = List.copyOf(classNames);
    sources = List.copyOf(sources);
    if (classNames.size() != classes) {
      throw new IllegalArgumentException(classNames.size() + " names for " + classes + " classes");
    }
    requireLabels(train, classes);
    requireLabels(test, classes);
  }

  private static void requireLabels(Images images, int classes) {
    for (int label : images.labels()) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException("label " + label + " with " + classes + " classes");
      }
    }
  }

  /** The same data set, with only these training images. */
  public Dataset withTrain(Images images) {
    return new Dataset(name, classes, classNames, images, test, normalization, sources);
  }

  /** The same data set, normalised otherwise. */
  public Dataset withNormalization(Normalization other) {
    return new Dataset(name, classes, classNames, train, test, other, sources);
  }

  /** The same data set, with only these test images. */
  public Dataset withTest(Images images) {
    return new Dataset(name, classes, classNames, train, images, normalization, sources);
  }
}
