package incnas.cli;

import incnas.augment.ContactSheet;
import incnas.augment.Picture;
import incnas.experiment.Experiment;
import incnas.experiment.ExperimentReader;
import incnas.experiment.Experiments;
import incnas.experiment.Nearest;
import incnas.pipeline.EpochPreview;
import incnas.run.UserError;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A sheet of the images that a training sees. */
final class SheetOptions {
  static final List<String> NAMES =
      List.of(
          "--count",
          "--epoch",
          "--dataset",
          "--seed",
          "--scale",
          "--set",
          "--data",
          "--accept-unofficial-data");

  private static final int MOST = 10_000;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "64",
      description = "Images on the sheet; ${DEFAULT-VALUE} by default.")
  private int count;

  @Option(
      names = "--epoch",
      paramLabel = "E",
      defaultValue = "1",
      description = "From 1, as in epochs.csv; ${DEFAULT-VALUE} by default.")
  private int epoch;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "One of the experiment's; its first by default.")
  private String dataset;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the training; the experiment's first by default.")
  private Long seed;

  @Option(
      names = "--scale",
      paramLabel = "NAME",
      description = "As for run: paper by default where there is one.")
  private String scale;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides one key, such as train.augment.erasing=none; may be repeated.")
  private List<String> sets = List.of();

  @Mixin private DataOptions data;

  /**
   * The sheet and what to say of it.
   *
   * @param says ends where the name of the file follows
   */
  record Sheet(Picture picture, String says) {}

  Sheet draw(String file) {
    Experiment experiment =
        ExperimentReader.read(Experiments.find(Home.directory(), file), scale, sets, Words.known());
    String name = dataset(experiment);
    if (count < 1 || count > MOST) {
      throw new UserError("--count is " + count + ", but must be 1 to " + MOST);
    }
    int epochs = experiment.train().epochs();
    if (epoch < 1 || epoch > epochs) {
      throw new UserError("--epoch is " + epoch + ", but the training has epochs 1 to " + epochs);
    }
    long number = seed == null ? experiment.seeds().get(0) : seed;
    List<Picture> pictures =
        new EpochPreview(experiment, name, number, epoch)
            .first(count, data.directory(), data.acceptsUnofficial());
    ContactSheet sheet = ContactSheet.of(count, experiment.search().resolution());
    return new Sheet(
        sheet.draw(pictures),
        "the first %d images of epoch %d of training on %s with seed %d, %d a row, pixels drawn %dx%d"
            .formatted(count, epoch, name, number, sheet.columns(), sheet.zoom(), sheet.zoom()));
  }

  private String dataset(Experiment experiment) {
    List<String> known = experiment.train().datasets();
    if (known.isEmpty()) {
      throw new UserError(
          experiment.name() + " trains nothing; add --set train.datasets=[cifar10]");
    }
    if (dataset != null && !known.contains(dataset)) {
      throw new UserError(
          "--dataset: the experiment does not train on '"
              + dataset
              + "'"
              + Nearest.hint(dataset, known));
    }
    return dataset == null ? known.get(0) : dataset;
  }
}
