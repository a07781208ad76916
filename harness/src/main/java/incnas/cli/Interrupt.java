package incnas.cli;

import incnas.run.Stop;
import java.time.Duration;

/** Tells whoever stops a run that nothing is lost, and ends the process with 130. */
final class Interrupt {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Thread hook;

  private Interrupt(Thread hook) {
    this.hook = hook;
  }

  /** Trainings get a while to save after the step that they are in; a search loses no score. */
  static Interrupt armed(Stop stop) {
    Thread hook =
        new Thread(
            () -> {
              System.err.println();
              System.err.println(
                  saved(stop)
                      ? "interrupted; what is done is saved: run the same command again to go on"
                      : "interrupted before all was saved: the same command goes on from the last checkpoints");
              System.err.flush();
              // not exit: native threads are still computing
              Runtime.getRuntime().halt(Exit.INTERRUPTED);
            },
            "interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interrupt(hook);
  }

  private static boolean saved(Stop stop) {
    try {
      return stop.request(PATIENCE);
    } catch (InterruptedException e) {
      return false;
    }
  }

  void disarm() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is going down already; the hook speaks
    }
  }
}
