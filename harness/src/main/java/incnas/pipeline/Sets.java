package incnas.pipeline;

import incnas.data.Dataset;
import incnas.data.Datasets;
import incnas.data.LoadOptions;
import incnas.data.Normalization;
import incnas.data.RawImages;
import incnas.data.Sampler;
import incnas.experiment.Experiment;
import incnas.experiment.TrainSettings;
import incnas.run.Progress;
import incnas.run.UserError;
import incnas.seed.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The data sets of an experiment, read once, before anything expensive begins. */
final class Sets {
  private final Map<String, Dataset> whole = new TreeMap<>();
  private final TrainSettings settings;

  Sets(Experiment experiment, RunOptions options) {
    this(
        experiment,
        experiment.train().datasets(),
        options.data(),
        options.acceptUnofficial(),
        name -> Progress.start("check " + name, options.progress(), options.out()));
  }

  /**
   * Some of the experiment's data sets.
   *
   * @param told of a folder's pictures, which are checked once, and that takes its time
   */
  Sets(
      Experiment experiment,
      List<String> names,
      Optional<Path> data,
      boolean acceptUnofficial,
      Function<String, Progress> told) {
    settings = experiment.train();
    LoadOptions options =
        new LoadOptions(acceptUnofficial || !settings.officialData())
            .skipCorrupt(settings.corruptImages().equals(TrainSettings.SKIP));
    for (String name : names) {
      Dataset set = load(name, data, options, told);
      check(experiment, set);
      whole.put(name, normalized(set));
    }
  }

  private static Dataset load(
      String name, Optional<Path> data, LoadOptions options, Function<String, Progress> told) {
    if (!name.equals(Datasets.IMAGENET) && !name.equals(Datasets.FOLDER)) {
      return Datasets.load(name, data.orElse(null), options);
    }
    try (Progress progress = told.apply(name)) {
      return Datasets.load(
          name,
          data.orElse(null),
          options.telling((done, total) -> progress.step(done, total, "")));
    }
  }

  private Dataset normalized(Dataset set) {
    return settings
        .augment()
        .normalize()
        .map(n -> set.withNormalization(new Normalization(floats(n.mean()), floats(n.sd()))))
        .orElse(set);
  }

  private static float[] floats(List<Double> numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers.get(i).floatValue();
    }
    return floats;
  }

  private static void check(Experiment experiment, Dataset set) {
    int side = experiment.search().resolution();
    boolean cut = experiment.train().augment().fitsImages();
    if (set.train() instanceof RawImages raw
        && !cut
        && (raw.height() != side || raw.width() != side)) {
      throw new UserError(
          "data set %s has images of %dx%d, but search.resolution is %d; set search.resolution to %d, fit the images by train.augment.resized-crop, or choose another data set"
              .formatted(set.name(), raw.height(), raw.width(), side, raw.height()));
    }
    if (!(set.train() instanceof RawImages) && !cut) {
      throw new UserError(
          "data set %s has pictures of differing sizes; cut them to one by train.augment.resized-crop, such as {side: %d}"
              .formatted(set.name(), side));
    }
    if (set.train().count() == 0) {
      throw new UserError(
          "data set %s has no training images; put them into its folder train"
              .formatted(set.name()));
    }
    checkCount("train-images", experiment.train().trainImages(), set.train().count(), set.name());
    checkCount("test-images", experiment.train().testImages(), set.test().count(), set.name());
  }

  private static void checkCount(String key, int wanted, int there, String set) {
    if (wanted > there) {
      throw new UserError(
          "train.%s is %d, but data set %s has only %d; lower it or write all"
              .formatted(key, wanted, set, there));
    }
  }

  Dataset whole(String name) {
    return whole.get(name);
  }

  /** The images that a cell trains on and is tested with. */
  Dataset used(String name, Seed seed) {
    Dataset set = whole.get(name);
    if (settings.trainImages() > 0) {
      int[] chosen = Sampler.subset(seed.value(), set.train().count(), settings.trainImages());
      set = set.withTrain(set.train().select(chosen));
    }
    return settings.testImages() > 0 ? set.withTest(set.test().first(settings.testImages())) : set;
  }
}
