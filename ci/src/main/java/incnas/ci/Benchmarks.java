package incnas.ci;

import incnas.network.NativeEngine;
import incnas.run.Environment;
import incnas.run.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the JMH benchmarks with allocation and peak memory beside each time, and writes them down
 * with machine and versions.
 *
 * <p>System properties: {@code incnas.home}, the project; {@code incnas.benchmarks}, the file to
 * write, none if it is absent.
 */
public final class Benchmarks {
  private Benchmarks() {}

  /**
   * Runs the benchmarks that the arguments choose.
   *
   * @param arguments JMH's own, such as a regular expression of benchmarks
   */
  public static void main(String[] arguments)
      throws RunnerException, CommandLineOptionException, IOException {
    CommandLineOptions given = new CommandLineOptions(arguments);
    if (given.shouldHelp() || given.shouldList()) {
      Runner runner = new Runner(given);
      if (given.shouldHelp()) {
        given.showHelp();
      } else {
        runner.list();
      }
      return;
    }
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .parent(given)
                    .addProfiler(GCProfiler.class)
                    .addProfiler(NativeMemoryProfiler.class)
                    .build())
            .run();
    String file = System.getProperty("incnas.benchmarks", "");
    if (!file.isEmpty()) {
      Json.write(Path.of(file), facts(results));
    }
    System.exit(0); // libtorch's threads do not like a return from main
  }

  private static Map<String, Object> facts(Collection<RunResult> results) {
    Map<String, Object> environment =
        new TreeMap<>(Environment.of(Path.of(System.getProperty("incnas.home", ""))));
    environment.putAll(NativeEngine.start().facts());
    List<Object> measured = new ArrayList<>();
    results.forEach(result -> measured.add(one(result)));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("environment", environment);
    facts.put("benchmarks", measured);
    return facts;
  }

  private static Map<String, Object> one(RunResult result) {
    Map<String, Object> facts = new LinkedHashMap<>();
    String name = result.getParams().getBenchmark();
    facts.put("benchmark", name.substring(Benchmarks.class.getPackageName().length() + 1));
    Map<String, String> params = new TreeMap<>();
    result
        .getParams()
        .getParamsKeys()
        .forEach(key -> params.put(key, result.getParams().getParam(key)));
    facts.put("params", params);
    put(facts, "time", result.getPrimaryResult());
    Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
    if (allocated != null) {
      facts.put("allocated_bytes", allocated.getScore());
    }
    Result<?> peak = result.getSecondaryResults().get("memory.peak");
    if (peak != null) {
      facts.put("peak_memory_mib", peak.getScore());
    }
    return facts;
  }

  private static void put(Map<String, Object> facts, String name, Result<?> result) {
    facts.put(name, result.getScore());
    facts.put(name + "_sd", finite(result.getStatistics().getStandardDeviation()));
    facts.put(name + "_n", result.getSampleCount());
    facts.put(name + "_min", result.getStatistics().getMin());
    facts.put("unit", result.getScoreUnit());
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
