package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.data.Dataset;
import incnas.experiment.TrainSettings;
import incnas.run.Stop;
import incnas.run.Stopped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is asked to stop saves after the step that it is in, and goes on from there. */
class StoppedTrainingIT {
  private static final Dataset DATA = Trainings.patterns(320, 50);
  private static final TrainSettings SETTINGS = Trainings.mixed(2, 0.1);

  @TempDir Path dir;

  /** Notes the steps, and asks to stop after one of them. */
  private record Asking(Stop stop, long at, List<Long> begun, List<Long> steps)
      implements Listener {
    Asking(Stop stop, long at) {
      this(stop, at, new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void begins(long step) {
      begun.add(step);
    }

    @Override
    public void step(
        long step, double loss, double rate, double imagesPerSecond, double waitShare) {
      steps.add(step);
      if (step == at) {
        try {
          stop.request(Duration.ZERO);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    @Override
    public void epoch(long step, List<Epoch> epochs) {
      steps.add(-step);
    }
  }

  private Training.Result run(String name, Asking asking) throws Diverged {
    return Trainings.run(
        Trainings.NETWORK, SETTINGS, DATA, dir.resolve(name), Pace.USUAL, asking.stop(), asking);
  }

  @Test
  void goesOnAfterTheStepItWasIn() throws Exception {
    Training.Result expected = run("whole", new Asking(new Stop(), 0));
    Asking first = new Asking(new Stop(), 13);
    assertThatThrownBy(() -> run("stopped", first))
        .isInstanceOf(Stopped.class)
        .hasMessage("stopped after step 3 of epoch 2");
    assertThat(first.steps())
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, -10L, 11L, 12L, 13L);
    Asking second = new Asking(new Stop(), 0);
    assertThat(run("stopped", second)).isEqualTo(expected);
    assertThat(second.begun()).containsExactly(13L);
    assertThat(second.steps()).containsExactly(14L, 15L, 16L, 17L, 18L, 19L, 20L, -20L);
  }

  @Test
  void withinTheFirstEpochThereIsNoBestYet() {
    assertThatThrownBy(() -> run("stopped", new Asking(new Stop(), 2))).isInstanceOf(Stopped.class);
    Checkpoint.State state = new Checkpoint(dir.resolve("stopped")).state().orElseThrow();
    assertThat(state.best()).isEmpty();
    assertThat(state.step()).isEqualTo(2);
    assertThat(new Checkpoint(dir.resolve("stopped")).load()).isPresent();
  }

  /** An epoch of one step has no middle to stop in. */
  @Test
  void stopsBetweenEpochsToo() throws Exception {
    Asking asking = new Asking(new Stop(), 10);
    assertThatThrownBy(() -> run("stopped", asking))
        .isInstanceOf(Stopped.class)
        .hasMessage("stopped after epoch 1");
    Checkpoint.State state = new Checkpoint(dir.resolve("stopped")).state().orElseThrow();
    assertThat(state.epochs()).hasSize(1);
    assertThat(state.step()).isZero();
    Training.Result expected = run("whole", new Asking(new Stop(), 0));
    assertThat(run("stopped", new Asking(new Stop(), 0))).isEqualTo(expected);
  }
}
