package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every proxy of gate.yaml is within the bands of the committed baselines. */
class CommittedBaselineIT {
  private static final Path CELLS =
      Path.of(System.getenv().getOrDefault("INCNAS_SHARED", "../../shared"))
          .resolve("data/nasbench");

  @TempDir private Path data;

  @Test
  void everyProxyIsWithinItsBands() throws IOException {
    link("results", Path.of("../results"));
    boolean cells = Files.isDirectory(CELLS);
    if (cells) {
      link("nasbench", CELLS);
    }
    CommandLineRun run =
        CommandLineRun.of(
            "gate",
            "../experiments/gate.yaml",
            "--baseline",
            "../ci/baseline",
            "--quiet",
            "--data",
            data.toString());
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("zen (zennas, A, space-a-cifar10): within");
    assertThat(run.out().contains("nasbench201-cifar10): within")).isEqualTo(cells);
    assertThat(run.err().contains("skipped: truth 'nasbench201-cifar10'")).isEqualTo(!cells);
  }

  private void link(String name, Path target) throws IOException {
    Files.createSymbolicLink(data.resolve(name), target.toRealPath());
  }
}
