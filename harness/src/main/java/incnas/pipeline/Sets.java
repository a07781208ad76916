package incnas.pipeline;

import incnas.data.Dataset;
import incnas.data.Datasets;
import incnas.data.LoadOptions;
import incnas.data.RawImages;
import incnas.data.Sampler;
import incnas.experiment.Experiment;
import incnas.experiment.TrainSettings;
import incnas.run.Progress;
import incnas.run.UserError;
import incnas.seed.Seed;
import java.util.Map;
import java.util.TreeMap;

/** The data sets of an experiment, read once, before anything expensive begins. */
final class Sets {
  private final Map<String, Dataset> whole = new TreeMap<>();
  private final TrainSettings settings;

  Sets(Experiment experiment, RunOptions options) {
    settings = experiment.train();
    for (String name : settings.datasets()) {
      LoadOptions load =
          new LoadOptions(options.acceptUnofficial() || !settings.officialData())
              .skipCorrupt(settings.corruptImages().equals(TrainSettings.SKIP));
      Dataset set = load(name, load, options);
      check(experiment, set);
      whole.put(name, set);
    }
  }

  /** A folder's pictures are checked once, which takes its time; the progress tells. */
  private static Dataset load(String name, LoadOptions load, RunOptions options) {
    if (!name.equals(Datasets.IMAGENET) && !name.equals(Datasets.FOLDER)) {
      return Datasets.load(name, options.data().orElse(null), load);
    }
    try (Progress progress = Progress.start("check " + name, options.progress(), options.out())) {
      return Datasets.load(
          name,
          options.data().orElse(null),
          load.telling((done, total) -> progress.step(done, total, "")));
    }
  }

  private static void check(Experiment experiment, Dataset set) {
    int side = experiment.search().resolution();
    if (set.train() instanceof RawImages raw && (raw.height() != side || raw.width() != side)) {
      throw new UserError(
          "data set %s has images of %dx%d, but search.resolution is %d; set search.resolution to %d or choose another data set"
              .formatted(set.name(), raw.height(), raw.width(), side, raw.height()));
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
