package incnas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An experiment of seconds on the embedded data set, and where a test puts it. */
record TinyExperiment(Path folder) {
  static final String YAML =
      """
      version: 1
      title: Tiny
      table: table2
      seeds: [1]
      score: {batch: 2}
      rows:
        - {label: zen-score, proxy: zen, limits: {effectiveness: none}}
        - {label: Incorporated-Score-s, proxy: incorporated, normalization: sqrt, weights: [0.8, 0.2]}
      search:
        initial: >-
          SuperConvK3BNRELU(3,8,2,1)SuperResK3K3(8,16,1,8,1)SuperResK3K3(16,32,2,16,1)SuperConvK1BNRELU(32,64,1,1)
        iterations: 25
        population: 8
        window: 2
        limits: {params: 1e5, flops: 3e6}
      train:
        datasets: [patterns]
        train-images: 320
        test-images: 100
        epochs: 2
        warm-up-epochs: 1
        batch: 32
        learning-rate-batch: 32
        initialization: kaiming-fan-out
        device: cpu
      """;

  static TinyExperiment in(Path folder) throws IOException {
    Files.writeString(folder.resolve("tiny.yaml"), YAML);
    return new TinyExperiment(folder);
  }

  List<String> arguments(String results, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                folder.resolve("tiny.yaml").toString(),
                "--quiet",
                "--results",
                folder.resolve(results).toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  Path tables(String results) {
    return folder.resolve(results).resolve("tiny");
  }

  String table(String results) throws IOException {
    return Files.readString(tables(results).resolve("table2.csv"));
  }

  /** Every file under a results directory whose name ends so, in order. */
  List<Path> files(String results, String ending) throws IOException {
    try (Stream<Path> tree = Files.walk(folder.resolve(results))) {
      return tree.filter(p -> p.toString().endsWith(ending)).sorted().toList();
    }
  }
}
