package incnas.cli;

import incnas.network.EngineException;
import incnas.pipeline.StageFailed;
import incnas.run.Stopped;
import incnas.run.UserError;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The program. */
@Command(
    name = "incnas",
    description = "Benchmark and reproducibility harness for zero-shot neural architecture search.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Exit codes: 0 fine; 1 a check or comparison failed; 2 wrong usage or invalid input;",
      "3 a stage failed; 130 interrupted, with what was done saved.",
      "'incnas COMMAND --help' tells more."
    },
    subcommands = {
      RunCommand.class,
      CompareCommand.class,
      ValidateCommand.class,
      CostCommand.class,
      ScoreCommand.class,
      SearchCommand.class,
      EvaluateCommand.class,
      AugmentCommand.class,
      GateCommand.class,
      GpuCheckCommand.class,
      ListCommand.class,
      DoctorCommand.class
    })
public final class Main implements Runnable {
  private final PrintStream err;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Main(PrintStream err) {
    this.err = err;
  }

  /** Where messages and progress go. */
  PrintStream err() {
    return err;
  }

  public static void main(String[] arguments) {
    // numbers look the same on every machine
    Locale.setDefault(Locale.ROOT);
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int code = execute(out, err, arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /**
   * Runs one command line and gives back its exit code.
   *
   * @param err messages and progress, in UTF-8 as the results on {@code out}
   */
  static int execute(PrintStream out, PrintStream err, String... arguments) {
    CommandLine line = new CommandLine(new Main(err));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Path.class, Main::path);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(Main::wrongUsage);
    line.setExecutionExceptionHandler((e, command, result) -> failed(e, command));
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      err.println("error: not enough memory; lower the batch or the resolution, or raise -Xmx");
      return Exit.STAGE_FAILED;
    }
  }

  /** An empty path, as an unset variable leaves it, would mean the working directory. */
  private static Path path(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("the path is empty; name one");
    }
    return Path.of(text);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command was given");
  }

  private static int wrongUsage(ParameterException e, String[] arguments) {
    e.getCommandLine().getErr().println("error: " + WrongUsage.describe(e));
    return Exit.INVALID;
  }

  private static int failed(Exception e, CommandLine command) {
    if (System.getenv("INCNAS_DEBUG") != null) {
      e.printStackTrace(command.getErr());
    }
    if (e instanceof Stopped) {
      return Exit.INTERRUPTED; // whoever wished it tells the user
    }
    if (e instanceof UserError || e instanceof IllegalArgumentException) {
      command.getErr().println("error: " + e.getMessage());
      return Exit.INVALID;
    }
    if (e instanceof EngineException || e instanceof StageFailed) {
      command.getErr().println("error: " + e.getMessage());
      return Exit.STAGE_FAILED;
    }
    command
        .getErr()
        .println(
            "internal error: "
                + e
                + "; please report it, with what INCNAS_DEBUG=1 in the environment adds");
    return Exit.STAGE_FAILED;
  }
}
