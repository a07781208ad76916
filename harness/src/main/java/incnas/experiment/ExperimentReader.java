package incnas.experiment;

import incnas.run.UserError;
import java.nio.file.Path;
import java.util.List;

/** Reads an experiment from YAML files. */
public final class ExperimentReader {
  private final Path file;
  private final ExperimentSchema schema = ExperimentSchema.load();
  private final Mistakes mistakes;

  private ExperimentReader(Path file, List<String> sets) {
    this.file = file;
    this.mistakes = new Mistakes(sets);
  }

  /**
   * Reads an experiment, whatever its proxies and data sets are called.
   *
   * @see #read(Path, String, List, Vocabulary)
   */
  public static Experiment read(Path file, String scale, List<String> sets) {
    return read(file, scale, sets, Vocabulary.open());
  }

  /**
   * Reads an experiment at one of its scales.
   *
   * @param file as the user named it; mistakes name it so
   * @param scale null for {@code paper}, or for the only one
   * @param sets {@code address=value} each, such as {@code search.iterations=200}
   * @throws UserError with a line for every mistake
   */
  public static Experiment read(Path file, String scale, List<String> sets, Vocabulary vocabulary) {
    return new ExperimentReader(file, sets).read(scale, sets, vocabulary);
  }

  private Experiment read(String scale, List<String> sets, Vocabulary vocabulary) {
    List<Setting> settings =
        sets.stream().flatMap(set -> Setting.parse(set, mistakes).stream()).toList();
    Resolved resolved = resolve(layers(), scale, settings);
    new SchemaCheck(schema, mistakes).check(resolved.keys());
    ResolvedCheck.all(vocabulary).forEach(check -> check.check(resolved.keys(), mistakes));
    mistakes.throwIfAny();
    return ExperimentDecoder.decode(resolved.name(), resolved.scale(), resolved.keys());
  }

  private List<Branch> layers() {
    return Inheritance.layers(file, schema, mistakes).orElseThrow(mistakes::error);
  }

  private record Resolved(String name, String scale, Branch keys) {}

  /** The precedence, weakest first: built-in default, extends, file, scale, --set. */
  private Resolved resolve(List<Branch> layers, String scale, List<Setting> settings) {
    Branch own = layers.get(layers.size() - 1);
    Branch experiment = schema.defaults();
    for (Branch layer : layers) { // extended files, then the file itself
      experiment = Overlay.onto(experiment, layer, mistakes);
    }

    String name = ExperimentName.of(file, experiment, mistakes);
    Scales scales = Scales.of(name, experiment);
    String chosen = scales.choose(scale, place(), mistakes).orElse("");
    experiment = experiment.without(Scales.KEY).without(ExperimentName.KEY);
    experiment = Overlay.onto(experiment, scales.overridesOf(chosen), mistakes);

    for (Setting setting : settings) {
      experiment = setting.appliedTo(experiment, mistakes);
    }
    return new Resolved(name, chosen, new Branch(own.place(), experiment.entries()));
  }

  private Place place() {
    return Place.file(file.toString());
  }

  /** What a file says of itself, whatever the scale. */
  public record Outline(String title, String table, List<String> scales) {}

  public static Outline outline(Path file) {
    return new ExperimentReader(file, List.of()).outline();
  }

  private Outline outline() {
    Branch written = Branch.empty(place());
    for (Branch layer : layers()) {
      written = Overlay.onto(written, layer, mistakes);
    }
    String name = ExperimentName.of(file, written, mistakes);
    mistakes.throwIfAny();
    return new Outline(
        written.scalar(String.class, "title").orElse(""),
        written.scalar(String.class, "table").filter(t -> !t.equals(Keys.NONE)).orElse(""),
        Scales.of(name, written).names());
  }
}
