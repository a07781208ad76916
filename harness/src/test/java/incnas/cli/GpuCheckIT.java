package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import incnas.network.NativeEngine;
import incnas.pipeline.GpuCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The CPU compared with itself, since a GPU is seldom there. */
class GpuCheckIT {
  @BeforeAll
  static void whereTheExperimentsAre() {
    System.setProperty("incnas.home", "..");
  }

  @AfterAll
  static void elsewhere() {
    System.clearProperty("incnas.home");
  }

  @Test
  void theCpuAgreesWithItself() {
    CommandLineRun run = CommandLineRun.of("gpu-check", "--device", "cpu");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("verdict: passed: 18 comparisons of cpu and cpu")
        .contains("loss of training step 10")
        .contains("trained network in ONNX Runtime")
        .doesNotContain("FAILED");
  }

  @Test
  void withoutAGpuItSaysSo() {
    assumeThat(NativeEngine.start().gpus()).as("GPUs of this machine").isZero();
    CommandLineRun run = CommandLineRun.of("gpu-check", "--json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("no GPU").contains("nothing was checked");
  }

  @Test
  void aDifferenceThatIsNoNumberFails() {
    assertThat(new GpuCheck.Item("zen-score", Double.NaN, 1).passed()).isFalse();
    assertThat(new GpuCheck.Item("zen-score", 1.1, 1).passed()).isFalse();
    assertThat(new GpuCheck.Item("zen-score", 0.9, 1).passed()).isTrue();
  }
}
