package incnas.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one line that ends with where to look. */
final class WrongUsage {
  private WrongUsage() {}

  static String describe(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String help = "see '" + command.getCommandSpec().qualifiedName() + " --help'";
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(command, unmatched.getUnmatched().get(0), unmatched.getSuggestions())
          + "; "
          + help;
    }
    return plain(e.getMessage()) + "; " + help;
  }

  private static String unmatched(CommandLine command, String argument, List<String> suggestions) {
    if (argument.startsWith("-")) {
      return "unknown option '" + argument + "'" + hint(suggestions);
    }
    if (!command.getSubcommands().isEmpty()) {
      return "unknown command '"
          + argument
          + "'; known: "
          + String.join(", ", command.getSubcommands().keySet());
    }
    return "'" + argument + "' is one argument too many";
  }

  private static String hint(List<String> suggestions) {
    return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
  }

  /** The library's text, without the names of Java's types. */
  private static String plain(String text) {
    return text.replaceFirst("^Invalid value for ", "")
        .replaceFirst("^Missing required ", "missing ")
        .replaceFirst("(option '[^']*')( \\([^)]*\\))?: '(.*)' is not an? ", "$1: '$3' is not a ")
        .replaceFirst(" is not a int$", " is not a whole number of at most 2147483647")
        .replaceFirst(" is not a long$", " is not a whole number of 64 bits")
        .replaceFirst(" is not a (double|float)$", " is not a number");
  }
}
