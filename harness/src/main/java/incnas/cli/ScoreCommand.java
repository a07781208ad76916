package incnas.cli;

import incnas.architecture.Architecture;
import incnas.data.DatasetInputs;
import incnas.data.Datasets;
import incnas.data.LoadOptions;
import incnas.run.Json;
import incnas.score.Inputs;
import incnas.score.Normalization;
import incnas.score.Probe;
import incnas.score.Profile;
import incnas.score.Proxies;
import incnas.score.Proxy;
import incnas.score.Score;
import incnas.seed.Seed;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a proxy says of a network. */
@Command(
    name = "score",
    description = "Scores an untrained network, with spread over draws.",
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
  @Mixin private StructureOptions structure;

  @Option(
      names = "--proxy",
      required = true,
      paramLabel = "NAME",
      description = "See 'incnas ls proxies'.")
  private String proxy;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "zennas",
      description =
          "Whose definition: zennas, official-code, paper-text, zero-cost-nas or original;"
              + " ${DEFAULT-VALUE} by default. A proxy that the profile does not define takes its"
              + " first in 'incnas ls proxies'.")
  private String profile;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description =
          "Real training images for the proxies that look at images, such as cifar10; random"
              + " images, N(0, 1), without it.")
  private String dataset;

  @Mixin private DataOptions data;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "16",
      description = "Images per forward pass; ${DEFAULT-VALUE} by default.")
  private int batch;

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "1",
      description = "Independent draws of weights and images; ${DEFAULT-VALUE} by default.")
  private int draws;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Same seed, same values; ${DEFAULT-VALUE} by default.")
  private long seed;

  @Option(
      names = "--gamma",
      paramLabel = "X",
      defaultValue = "0.01",
      description = "Perturbation of zen-score; ${DEFAULT-VALUE} by default.")
  private double gamma;

  @Option(
      names = "--normalization",
      paramLabel = "F",
      description = "Of --proxy incorporated: log, sqrt or identity.")
  private String normalization;

  @Option(
      names = "--weights",
      split = ",",
      paramLabel = "W",
      description = "Of --proxy incorporated: w_z,w_d.")
  private List<Double> weights;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Architecture network = structure.runnable();
    Proxy chosen = chosen();
    Probe probe = new Probe(new Seed(seed), batch, draws, inputs());
    Score score = chosen.score(network, probe);
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Object> facts = facts(chosen, probe, score);
    if (json) {
      out.print(Json.ordered(facts));
    } else {
      facts.forEach((name, value) -> out.println(name + ": " + value));
    }
    out.flush();
    return Exit.FINE;
  }

  private Inputs inputs() {
    if (dataset == null) {
      return Inputs.gaussian();
    }
    if (!Proxies.entry(proxy).needs().images()) {
      throw new IllegalArgumentException(
          "--dataset belongs to proxies that look at given images, and "
              + proxy
              + " does not; leave it out");
    }
    return new DatasetInputs(
        Datasets.load(
            dataset, data.directory().orElse(null), new LoadOptions(data.acceptsUnofficial())));
  }

  private Proxy chosen() {
    Profile reading = Profile.of(profile);
    if (!(gamma > 0) || Double.isInfinite(gamma)) {
      throw new IllegalArgumentException(
          "--gamma is " + gamma + ", but must be a positive number; 0.01 is the public programs'");
    }
    if (!proxy.equals("incorporated")) {
      if (normalization != null || weights != null) {
        throw new IllegalArgumentException(
            "--normalization and --weights belong to --proxy incorporated alone; "
                + proxy
                + " has its own or none");
      }
      return Proxies.of(proxy, reading, gamma);
    }
    if (normalization == null || weights == null || weights.size() != 2) {
      throw new IllegalArgumentException(
          "--proxy incorporated needs --normalization log|sqrt|identity and --weights w_z,w_d");
    }
    return Proxies.incorporated(
        reading, gamma, Normalization.of(normalization), weights.get(0), weights.get(1));
  }

  private Map<String, Object> facts(Proxy chosen, Probe probe, Score score) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("proxy", proxy);
    facts.put("direction", chosen.direction().label());
    facts.put("profile", profile);
    facts.put("definition", Proxies.entry(proxy).definition(Profile.of(profile)).label());
    facts.put("inputs", inputs(probe));
    facts.put("batch", batch);
    facts.put("seed", seed);
    if (score instanceof Score.Known known) {
      facts.put("mean", known.mean());
      facts.put("sd", known.sd());
      facts.put("draws", known.draws());
      facts.put("values", known.values());
      facts.put("undefined", null);
    } else {
      facts.put("mean", null);
      facts.put("sd", null);
      facts.put("draws", draws);
      facts.put("values", List.of());
      facts.put("undefined", ((Score.Undefined) score).reason());
    }
    return facts;
  }

  private String inputs(Probe probe) {
    return switch (Proxies.entry(proxy).needs()) {
      case NOTHING -> "none";
      case ENGINE -> "fixed by the proxy's definition";
      case IMAGES, LABELS -> probe.inputs().describe();
    };
  }
}
