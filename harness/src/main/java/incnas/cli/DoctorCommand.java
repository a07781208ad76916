package incnas.cli;

import incnas.data.Datasets;
import incnas.data.Found;
import incnas.evaluate.OnnxClassifier;
import incnas.network.EngineException;
import incnas.network.NativeEngine;
import incnas.run.Environment;
import incnas.run.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether this machine can be trusted, and what it has. */
@Command(
    name = "doctor",
    description = "Prints CPU, memory, engines and their self-check, GPU, data sets found.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Mixin private DataOptions data;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, Object> facts = new LinkedHashMap<>(Environment.of(Home.directory()));
    boolean trusted = engine(facts);
    facts.put("onnxruntime", OnnxClassifier.version());
    Map<String, Object> found = new LinkedHashMap<>();
    for (Found set : Datasets.find(data.directory().orElse(null))) {
      found.put(set.name(), (set.present() ? "found: " : "not found: ") + set.remark());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      facts.put("datasets", found);
      out.print(Json.ordered(facts));
    } else {
      facts.forEach((name, value) -> out.println(name + ": " + value));
      found.forEach((name, remark) -> out.println("data set " + name + ", " + remark));
    }
    out.flush();
    return trusted ? Exit.FINE : Exit.CHECK_FAILED;
  }

  private static boolean engine(Map<String, Object> facts) {
    try {
      NativeEngine engine = NativeEngine.load();
      facts.putAll(engine.facts());
      facts.put("engine-trusted", engine.isTrusted());
      return engine.isTrusted();
    } catch (EngineException e) {
      facts.put("engine-trusted", false);
      facts.put("engine-error", e.getMessage());
      return false;
    }
  }
}
