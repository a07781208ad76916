package incnas.train;

import incnas.run.Stop;
import java.nio.file.Path;

/**
 * The child process of {@link TrainingKillIT}: a small training that saves after every step, until
 * it ends or is killed.
 */
final class KilledTraining {
  static final int EPOCHS = 3;

  private KilledTraining() {}

  static Training.Result run(Path checkpoints, Pace pace) throws Diverged {
    return Trainings.run(
        Trainings.NETWORK,
        Trainings.mixed(EPOCHS, 0.1),
        Trainings.patterns(1_600, 100),
        checkpoints,
        pace,
        new Stop(),
        Listener.NOBODY);
  }

  /**
   * Trains.
   *
   * @param args directory of the checkpoints
   */
  public static void main(String[] args) throws Diverged {
    run(Path.of(args[0]), Pace.EVERY_STEP);
    System.exit(0);
  }
}
