package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a training in the middle of epochs: it goes on from there and ends in the same bits. */
class TrainingKillIT {
  /** Steps over all epochs, of 50 each, after which it is killed at the next chance. */
  private static final List<Integer> KILLS = List.of(1, 40, 70, 125);

  @TempDir Path dir;

  @Test
  void endsInTheSameBytes() throws Exception {
    Path whole = dir.resolve("whole");
    Training.Result expected = KilledTraining.run(whole, Pace.USUAL);
    Path killed = dir.resolve("killed");
    for (int after : KILLS) {
      Process child = ChildJvm.start(KilledTraining.class, dir.resolve("log"), killed.toString());
      try {
        await(child, killed, after);
      } finally {
        child.destroyForcibly().waitFor();
      }
      assertThat(steps(killed)).as("killed before the end").isBetween(after, 149);
    }
    Training.Result result = KilledTraining.run(killed, Pace.USUAL);
    assertThat(result.epochs()).isEqualTo(expected.epochs()).hasSize(KilledTraining.EPOCHS);
    Checkpoint.State state = new Checkpoint(whole).state().orElseThrow();
    for (String file : List.of("state.json", state.last(), state.best())) {
      assertThat(killed.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
  }

  private static int steps(Path checkpoints) {
    Optional<Checkpoint.State> state = new Checkpoint(checkpoints).state();
    return state.map(s -> 50 * s.epochs().size() + s.step()).orElse(0);
  }

  private void await(Process child, Path checkpoints, int steps) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (steps(checkpoints) < steps) {
      assertThat(child.isAlive()).as(Files.readString(dir.resolve("log"))).isTrue();
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(2);
    }
  }
}
