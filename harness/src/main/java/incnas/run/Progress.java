package incnas.run;

import java.io.Console;
import java.io.PrintStream;

/** How far a long task is, told to the user; never part of a result. */
public sealed interface Progress extends AutoCloseable
    permits QuietProgress, PlainProgress, TerminalProgress, Phase.Part {

  /** How progress is shown. */
  enum Mode {
    /** Not at all. */
    QUIET,
    /** A plain line a minute, for logs. */
    PLAIN,
    /** A bar that redraws itself. */
    TERMINAL;

    /** The mode for this process: a bar only where a person looks at a terminal. */
    public static Mode detect(boolean quiet) {
      return quiet ? QUIET : isTerminal() ? TERMINAL : PLAIN;
    }

    @SuppressWarnings("SystemConsoleNull") // the rule of Java 22 follows below
    private static boolean isTerminal() {
      Console console = System.console();
      if (console == null) {
        return false;
      }
      try {
        // since Java 22 there is a console without a terminal too, and a method to tell
        return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
      } catch (ReflectiveOperationException e) {
        return true;
      }
    }
  }

  /**
   * Starts telling.
   *
   * @param task a word or two, such as "search zen-score seed 1"
   */
  static Progress start(String task, Mode mode, PrintStream out) {
    return switch (mode) {
      case QUIET -> new QuietProgress();
      case PLAIN -> new PlainProgress(task, out, System::nanoTime);
      case TERMINAL -> new TerminalProgress(task, out, TerminalWidth.columns() - 1);
    };
  }

  /**
   * Tells that {@code done} of {@code total} steps are behind; cheap enough to call at every step.
   *
   * @param extra what else is worth knowing, such as "best 81.2"; may be empty
   */
  void step(long done, long total, String extra);

  /** Ends the bar or the lines; the last step is always shown. */
  @Override
  void close();
}
