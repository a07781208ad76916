package incnas.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The checked-out commit, read from git's own files without starting git. */
final class GitCommit {
  private static final String REF = "ref: ";

  private GitCommit() {}

  /** The commit of the checkout that holds the directory; empty outside a checkout. */
  static Optional<String> at(Path directory) {
    try {
      for (Path d = directory.toAbsolutePath().normalize(); d != null; d = d.getParent()) {
        Path git = d.resolve(".git");
        if (Files.exists(git)) {
          return head(Files.isDirectory(git) ? git : linked(d, git));
        }
      }
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // a fact of the environment is never a reason to fail
    }
  }

  /** In a worktree or submodule, {@code .git} is a file that names the directory. */
  private static Path linked(Path checkout, Path git) throws IOException {
    return checkout.resolve(Files.readString(git).strip().substring("gitdir: ".length()));
  }

  private static Optional<String> head(Path git) throws IOException {
    String head = Files.readString(git.resolve("HEAD")).strip();
    if (!head.startsWith(REF)) {
      return commit(head);
    }
    String ref = head.substring(REF.length());
    Path common = git.resolve("commondir");
    Path shared = Files.exists(common) ? git.resolve(Files.readString(common).strip()) : git;
    for (Path place : new Path[] {git, shared}) {
      if (Files.isRegularFile(place.resolve(ref))) {
        return commit(Files.readString(place.resolve(ref)).strip());
      }
    }
    return packed(shared.resolve("packed-refs"), ref);
  }

  private static Optional<String> packed(Path file, String ref) throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.endsWith(" " + ref))
          .findFirst()
          .flatMap(line -> commit(line.substring(0, line.indexOf(' '))));
    }
  }

  private static Optional<String> commit(String text) {
    return text.matches("[0-9a-f]{40,64}") ? Optional.of(text) : Optional.empty();
  }
}
