package incnas.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether an engine is refused where it is wrong and trusted where it is right, in fresh JVMs. */
class EngineGuardIT {
  @TempDir Path dir;

  private List<String> child(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(JudgedEngine.class.getName());
    Path out = dir.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(dir.resolve("err").toFile());
    builder.environment().remove(Repair.ISA_VARIABLE);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("child ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(dir.resolve("err"))).isZero();
    return Files.readAllLines(out);
  }

  @Test
  void withoutRepairTheGuardAgreesWithAnIndependentCheck() throws Exception {
    List<String> said = child("-D" + Repair.SWITCH + "=off");
    if (said.get(0).equals("right")) {
      assertThat(said).containsExactly("right", "trusted");
    } else {
      assertThat(said).hasSize(2);
      assertThat(said.get(0)).isEqualTo("wrong");
      assertThat(said.get(1))
          .startsWith("refused: this machine's libtorch ")
          .contains("computes wrong convolutions and is not used")
          .contains("of a 3x3 convolution, 24 -> 24 channels, batch 4")
          .contains("(repair: none (switched off))")
          .endsWith("set ONEDNN_MAX_CPU_ISA=AVX2 before starting");
    }
  }

  @Test
  void withRepairTheEngineIsRightAndTrusted() throws Exception {
    assertThat(child()).containsExactly("right", "trusted");
  }
}
