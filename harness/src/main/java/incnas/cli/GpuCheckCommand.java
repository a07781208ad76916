package incnas.cli;

import incnas.data.Dataset;
import incnas.data.Datasets;
import incnas.experiment.Experiment;
import incnas.experiment.ExperimentReader;
import incnas.experiment.Experiments;
import incnas.network.NativeEngine;
import incnas.pipeline.GpuCheck;
import incnas.pipeline.StageFailed;
import incnas.run.Environment;
import incnas.run.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares a GPU with the CPU, and says so where there is none. */
@Command(
    name = "gpu-check",
    description = {
      "Runs blocks, a score, ten training steps, export and cross-check on the GPU and compares",
      "them with the CPU. Without a GPU it says so and checks nothing."
    },
    mixinStandardHelpOptions = true)
final class GpuCheckCommand implements Callable<Integer> {
  @Option(
      names = "--device",
      paramLabel = "gpu|cpu",
      defaultValue = "gpu",
      description = "cpu compares the CPU with itself.")
  private String device;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws StageFailed {
    Map<String, Object> facts = new LinkedHashMap<>(Environment.of(Home.directory()));
    facts.putAll(NativeEngine.start().facts());
    PrintWriter out = spec.commandLine().getOut();
    if (device.equals("gpu") && NativeEngine.start().gpus() == 0) {
      facts.put(
          "verdict",
          "no GPU: libtorch "
              + NativeEngine.start().version()
              + " sees none here; nothing was checked");
      print(out, facts, List.of());
      return Exit.FINE;
    }
    List<GpuCheck.Item> items;
    try (ScratchDirectory scratch = ScratchDirectory.create("gpu-check")) {
      items = new GpuCheck(GpuCheckCommand::experiment, images(), device, scratch.path()).run();
    }
    long failed = items.stream().filter(item -> !item.passed()).count();
    facts.put(
        "verdict",
        failed == 0
            ? "passed: %d comparisons of %s and cpu".formatted(items.size(), device)
            : "failed: %d of %d comparisons of %s and cpu".formatted(failed, items.size(), device));
    print(out, facts, items);
    return failed == 0 ? Exit.FINE : Exit.CHECK_FAILED;
  }

  /** Ten steps of 32 images at a gentle rate: what parts after so few is not rounding. */
  private static Experiment experiment(String device) {
    List<String> sets =
        List.of(
            "train.device=" + device,
            "train.epochs=1",
            "train.warm-up-epochs=0",
            "train.batch=32",
            "train.learning-rate=0.01",
            "train.learning-rate-batch=32");
    return ExperimentReader.read(
        Experiments.find(Home.directory(), "quickstart"), null, sets, Words.known());
  }

  private static Dataset images() {
    Dataset all = Datasets.load(Datasets.PATTERNS, null);
    return all.withTrain(all.train().first(320)).withTest(all.test().first(200));
  }

  private void print(PrintWriter out, Map<String, Object> facts, List<GpuCheck.Item> items) {
    if (json) {
      List<Object> all = new ArrayList<>();
      for (GpuCheck.Item item : items) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("what", item.what());
        one.put("difference", item.difference());
        one.put("tolerance", item.tolerance());
        one.put("passed", item.passed());
        all.add(one);
      }
      facts.put("comparisons", all);
      out.print(Json.ordered(facts));
    } else {
      for (GpuCheck.Item item : items) {
        out.printf(
            Locale.ROOT,
            "%-6s  %-50s  difference %.2g, allowed %.2g%n",
            item.passed() ? "ok" : "FAILED",
            item.what(),
            item.difference(),
            item.tolerance());
      }
      facts.forEach((name, value) -> out.println(name + ": " + value));
    }
    out.flush();
  }
}
