package incnas.train;

import java.nio.file.Path;

/** The child process of {@link TrainingKillIT}: a small training, until it ends or is killed. */
final class KilledTraining {
  static final int EPOCHS = 3;

  private KilledTraining() {}

  static Training.Result run(Path checkpoints) throws Diverged {
    return Trainings.run(
        Trainings.NETWORK,
        Trainings.settings(EPOCHS, 0.1),
        Trainings.patterns(1_600, 100),
        checkpoints);
  }

  /**
   * Trains.
   *
   * @param args directory of the checkpoints
   */
  public static void main(String[] args) throws Diverged {
    run(Path.of(args[0]));
    System.exit(0);
  }
}
