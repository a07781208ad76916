package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.experiment.Experiment;
import incnas.experiment.Row;
import incnas.experiment.SampleSettings;
import incnas.experiment.SearchSettings;
import incnas.seed.Seed;
import incnas.space.Budget;
import incnas.space.EvenSample;
import incnas.space.Mutation;
import incnas.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;

/** The rows of an experiment: those that it lists, or one for each network of its sample. */
final class Rows {
  private Rows() {}

  static List<Row> of(Experiment experiment) {
    return experiment.sample().map(sample -> sampled(sample, experiment)).orElse(experiment.rows());
  }

  private static List<Row> sampled(SampleSettings sample, Experiment experiment) {
    SearchSettings search = experiment.search();
    List<Architecture> networks =
        new EvenSample(
                Mutation.of(SearchSpace.of(search.space()), search.mutation()),
                new Budget(search.limits()),
                sample)
            .from(SearchStage.initial(search), new Seed(sample.seed()));
    List<Row> rows = new ArrayList<>();
    for (Architecture network : networks) {
      rows.add(Row.given("net-%03d".formatted(rows.size() + 1), network.structure()));
    }
    return rows;
  }
}
