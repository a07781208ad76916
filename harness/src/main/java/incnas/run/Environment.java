package incnas.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The facts of machine and program that a manifest carries, so that a number keeps its
 * circumstances.
 */
public final class Environment {
  private Environment() {}

  /**
   * The facts of this process; a fact that cannot be had says "unknown".
   *
   * @param home the project's directory, in whose checkout the commit is looked up
   */
  public static Map<String, Object> of(Path home) {
    SortedMap<String, Object> facts = new TreeMap<>();
    facts.put("java", System.getProperty("java.version"));
    facts.put("java_vm", System.getProperty("java.vm.name"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("arch", System.getProperty("os.arch"));
    facts.put("cpu", cpu(Path.of("/proc/cpuinfo")));
    facts.put("cores", Runtime.getRuntime().availableProcessors());
    facts.put("memory_mib", memory() >> 20);
    facts.put("heap_mib", Runtime.getRuntime().maxMemory() >> 20);
    facts.put("incnas", version());
    facts.put("commit", GitCommit.at(home).orElse("unknown"));
    return facts;
  }

  /** The program's version, "development" where it runs from class files. */
  public static String version() {
    String version = Environment.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static String cpu(Path cpuinfo) {
    if (!Files.isReadable(cpuinfo)) {
      return "unknown";
    }
    try (Stream<String> lines = Files.lines(cpuinfo, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }
}
