package incnas.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads an experiment file and all that it extends, each file once. */
final class Inheritance {
  private static final String EXTENDS = "extends";
  private static final long NEWEST_VERSION = 1;

  private final ExperimentSchema schema;
  private final Mistakes mistakes;
  private final Set<Path> open = new LinkedHashSet<>();
  private final Set<Path> seen = new LinkedHashSet<>();
  private final List<Branch> layers = new ArrayList<>();
  private boolean complete = true;

  private Inheritance(ExperimentSchema schema, Mistakes mistakes) {
    this.schema = schema;
    this.mistakes = mistakes;
  }

  /**
   * The layers of a file, to be put one over the other: what it extends first, itself last; empty,
   * with mistakes noted, where a file could not be read.
   */
  static Optional<List<Branch>> layers(Path file, ExperimentSchema schema, Mistakes mistakes) {
    Inheritance inheritance = new Inheritance(schema, mistakes);
    inheritance.add(file);
    return Optional.of(inheritance.layers).filter(layers -> inheritance.complete);
  }

  private void add(Path file) {
    Path identity = identity(file);
    if (!seen.add(identity)) {
      return;
    }
    open.add(identity);
    Optional<Branch> own = SourceText.read(file, mistakes).flatMap(text -> parsed(file, text));
    if (own.isPresent()) {
      own.get().entry(EXTENDS).ifPresent(entry -> addBases(file, entry.value()));
      layers.add(own.get().without(EXTENDS));
    } else {
      complete = false;
    }
    open.remove(identity);
  }

  private Optional<Branch> parsed(Path file, String text) {
    Place place = Place.file(file.toString());
    Optional<Tree> tree = YamlParser.parse(place, text, mistakes);
    if (tree.isEmpty() || !(tree.get() instanceof Branch root)) {
      tree.ifPresent(
          other ->
              mistakes.add(
                  other.place(), "", "expected keys such as 'version: 1'; found " + other.found()));
      return Optional.empty();
    }
    Optional<Long> version = root.scalar(Long.class, "version").filter(v -> v > NEWEST_VERSION);
    if (version.isPresent()) {
      mistakes.add(
          root.at("version").orElse(root).place(),
          "version",
          "this program reads version 1, the file is of version " + version.get() + "; update it");
      return Optional.empty();
    }
    new SchemaCheck(schema, mistakes).check(root);
    return Optional.of(root);
  }

  private void addBases(Path file, Tree named) {
    List<Tree> names = named instanceof Sequence list ? list.items() : List.of(named);
    for (Tree name : names) {
      if (name instanceof Leaf leaf && leaf.value() instanceof String path && !path.isEmpty()) {
        sibling(file, path)
            .ifPresentOrElse(
                base -> addBase(base, leaf), () -> refuse(leaf, leaf.found() + " is not a path"));
      }
    }
  }

  private static Optional<Path> sibling(Path file, String path) {
    try {
      return Optional.of(file.resolveSibling(path).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private void addBase(Path base, Leaf name) {
    if (open.contains(identity(base))) {
      String circle =
          Stream.concat(open.stream(), Stream.of(identity(base)))
              .dropWhile(path -> !path.equals(identity(base)))
              .map(path -> path.getFileName().toString())
              .collect(Collectors.joining(" -> "));
      refuse(name, "a circle: " + circle + "; remove one link");
    } else if (Files.isRegularFile(base)) {
      add(base);
    } else if (Files.isDirectory(base)) {
      refuse(name, name.found() + " is a folder; name a file in it");
    } else {
      refuse(name, "no such file: " + base + near(base));
    }
  }

  private void refuse(Leaf name, String text) {
    complete = false;
    mistakes.add(name.place(), EXTENDS, text);
  }

  private static String near(Path base) {
    Path folder = base.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "; paths are relative to the extending file";
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      return Nearest.to(base.getFileName().toString(), names)
          .map(word -> "; did you mean '" + word + "'?")
          .orElse("; paths are relative to the extending file");
    } catch (IOException e) {
      return "; paths are relative to the extending file";
    }
  }

  private static Path identity(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }
}
