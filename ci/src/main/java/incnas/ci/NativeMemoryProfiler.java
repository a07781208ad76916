package incnas.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** The most memory that the benchmarking process ever held, native memory included; Linux only. */
public final class NativeMemoryProfiler implements InternalProfiler {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  @Override
  public String getDescription() {
    return "peak resident memory of the process";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    if (Files.notExists(STATUS)) {
      return List.of();
    }
    try {
      double kib =
          Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith(PEAK))
              .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElse(0);
      return List.of(new ScalarResult("memory.peak", kib / 1024, "MiB", AggregationPolicy.MAX));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
