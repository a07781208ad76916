package incnas.cli;

import incnas.architecture.Architecture;
import incnas.architecture.Cost;
import incnas.architecture.Effectiveness;
import incnas.architecture.Entropy;
import incnas.architecture.Semantics;
import incnas.architecture.Stages;
import incnas.architecture.Variant;
import incnas.run.Json;
import incnas.score.Profile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a network costs, by arithmetic alone. */
@Command(
    name = "cost",
    description = "Counts parameters, FLOPs, layers, entropy and effectiveness of a structure.",
    mixinStandardHelpOptions = true)
final class CostCommand implements Callable<Integer> {
  @Mixin private StructureOptions structure;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "zennas",
      description =
          "zennas, official-code (the authors' blocks) or paper-text (entropy and effectiveness as"
              + " printed); ${DEFAULT-VALUE} by default.")
  private String profile;

  @Option(names = "--se", description = "Count squeeze-and-excitation as well.")
  private boolean gates;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, Object> facts = facts();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.ordered(facts));
    } else {
      facts.forEach((name, value) -> out.println(name + ": " + value));
    }
    if (facts.containsKey("note")) {
      spec.commandLine().getErr().println("note: " + facts.get("note"));
    }
    out.flush();
    return Exit.FINE;
  }

  private Map<String, Object> facts() {
    Architecture network = structure.declared();
    Profile reading = reading();
    Semantics semantics =
        reading == Profile.OFFICIAL_CODE ? Semantics.OFFICIAL_CODE : Semantics.ZENNAS;
    Variant variant = new Variant(semantics, true, gates);
    Cost cost = Cost.of(network, variant);
    Entropy entropy = Entropy.of(network, reading.reading());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("structure", network.structure());
    facts.put("resolution", network.resolution());
    facts.put("classes", network.classes());
    facts.put("profile", reading.label());
    facts.put("squeeze-and-excitation", gates);
    facts.putAll(CostFacts.of(cost));
    facts.put("entropy", CostFacts.finite(entropy.score()));
    facts.put("effectiveness", CostFacts.finite(Effectiveness.of(network, reading.reading())));
    facts.put("entropy-sum", entropy.stages().isEmpty() ? null : entropy.sum());
    facts.put("depth-penalty", CostFacts.finite(entropy.penalty()));
    facts.put("stages", stages(network, entropy));
    network.chainBreak().ifPresent(gap -> facts.put("note", note(gap)));
    if (entropy.stages().isEmpty()) {
      facts.put(
          "undefined",
          "entropy, effectiveness: a network of cells has no main path, and so no stages");
    } else if (!Double.isFinite(entropy.score())) {
      facts.put(
          "undefined", "entropy: the depth penalty is not finite (no block left, or overflow)");
    }
    return facts;
  }

  /** The profiles that say how blocks, entropy and effectiveness are read. */
  private Profile reading() {
    Profile reading = Profile.of(profile);
    if (reading == Profile.ZERO_COST_NAS || reading == Profile.ORIGINAL) {
      throw new IllegalArgumentException(
          "--profile "
              + profile
              + " reads proxies alone; costs know zennas, official-code and paper-text");
    }
    return reading;
  }

  private static String note(String gap) {
    return "counted as declared, though the structure does not chain: "
        + gap
        + "; --rechain corrects it";
  }

  private static List<Map<String, Object>> stages(Architecture network, Entropy entropy) {
    List<Map<String, Object>> stages = new ArrayList<>();
    List<Stages.End> ends = Stages.of(network).ends();
    for (int i = 0; i < ends.size(); i++) {
      Map<String, Object> stage = new LinkedHashMap<>();
      stage.put("convs", ends.get(i).convs());
      stage.put("channels", ends.get(i).channels());
      stage.put("side", ends.get(i).side());
      stage.put("entropy", entropy.stages().get(i));
      stages.add(stage);
    }
    return stages;
  }
}
