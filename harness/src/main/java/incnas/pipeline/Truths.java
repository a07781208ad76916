package incnas.pipeline;

import incnas.correlate.Truth;
import incnas.correlate.TruthColumns;
import incnas.experiment.Experiment;
import incnas.experiment.TruthSettings;
import incnas.run.UserError;
import incnas.seed.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The truths of an experiment, read before anything expensive begins. */
final class Truths {
  private Truths() {}

  /** A truth that is missing and optional is told and left out. */
  static Map<TruthSettings, Truth> of(Experiment experiment, RunOptions options) {
    Map<TruthSettings, Truth> truths = new LinkedHashMap<>();
    for (TruthSettings settings : experiment.truths()) {
      Optional<Path> file = file(settings, options);
      if (file.isPresent()) {
        truths.put(settings, read(settings, file.get(), experiment.seeds().get(0)));
      } else if (settings.optional()) {
        options.out().println("skipped: " + missing(settings, options));
      } else {
        throw new UserError(missing(settings, options));
      }
    }
    if (truths.isEmpty()) {
      throw new UserError(
          "no truth of experiment '"
              + experiment.name()
              + "' is there; name their directory with --data DIR");
    }
    return truths;
  }

  private static Optional<Path> file(TruthSettings settings, RunOptions options) {
    return places(options)
        .map(place -> place.resolve(settings.file()))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static Stream<Path> places(RunOptions options) {
    return Stream.concat(options.data().stream(), Stream.of(options.home()));
  }

  private static String missing(TruthSettings settings, RunOptions options) {
    return "truth '%s': no file %s in %s; name the directory that holds it with --data DIR"
        .formatted(
            settings.label(),
            settings.file(),
            String.join(" or ", places(options).map(Path::toString).toList()));
  }

  private static Truth read(TruthSettings settings, Path file, long seed) {
    TruthColumns columns =
        new TruthColumns(
            settings.structure(), settings.accuracy(), settings.published(), settings.where());
    Truth truth = TruthTable.read(file, columns);
    return settings.sample() == 0 ? truth : truth.sample(settings.sample(), new Seed(seed));
  }
}
