package incnas.cli;

/** Tells whoever stops a run that nothing is lost, and ends the process with 130. */
final class Interrupt {
  private final Thread hook;

  private Interrupt(Thread hook) {
    this.hook = hook;
  }

  static Interrupt armed() {
    Thread hook =
        new Thread(
            () -> {
              System.err.println();
              System.err.println(
                  "interrupted; what is done is saved: run the same command again to go on");
              System.err.flush();
              // not exit: native threads are still computing
              Runtime.getRuntime().halt(Exit.INTERRUPTED);
            },
            "interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interrupt(hook);
  }

  void disarm() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is going down already; the hook speaks
    }
  }
}
