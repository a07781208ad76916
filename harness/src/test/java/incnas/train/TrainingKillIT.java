package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a training after each epoch: it goes on from there and ends in the same bits. */
class TrainingKillIT {
  @TempDir Path dir;

  @Test
  void endsInTheSameBytes() throws Exception {
    Path whole = dir.resolve("whole");
    Training.Result expected = KilledTraining.run(whole);
    Path killed = dir.resolve("killed");
    for (int epoch = 1; epoch < KilledTraining.EPOCHS; epoch++) {
      Process child = ChildJvm.start(KilledTraining.class, dir.resolve("log"), killed.toString());
      try {
        await(child, killed, epoch);
      } finally {
        child.destroyForcibly().waitFor();
      }
      assertThat(epochs(killed)).as("killed before the end").hasSizeLessThan(KilledTraining.EPOCHS);
    }
    Training.Result result = KilledTraining.run(killed);
    assertThat(result.epochs()).isEqualTo(expected.epochs()).hasSize(KilledTraining.EPOCHS);
    Checkpoint.State state = new Checkpoint(whole).state().orElseThrow();
    for (String file : List.of("state.json", state.last(), state.best())) {
      assertThat(killed.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
  }

  private static List<Epoch> epochs(Path checkpoints) {
    return new Checkpoint(checkpoints).state().orElseThrow().epochs();
  }

  private void await(Process child, Path checkpoints, int epoch) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!Files.exists(checkpoints.resolve("state.json")) || epochs(checkpoints).size() < epoch) {
      assertThat(child.isAlive()).as(Files.readString(dir.resolve("log"))).isTrue();
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(2);
    }
  }
}
