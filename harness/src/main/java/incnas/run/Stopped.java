package incnas.run;

/** A task has saved what it had and ended early, as was wished; the same command goes on. */
public final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Stopped(String message) {
    super(message);
  }
}
