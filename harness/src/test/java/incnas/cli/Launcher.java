package incnas.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A copy of the launchers in a project that has nothing else, with programs that say how they were
 * called in place of Java and Maven.
 */
record Launcher(Path folder, Map<String, String> environment) {
  private static final String BUILT = "harness/target/.built";

  /** What a launcher did. */
  record Outcome(int code, String out, String err) {}

  static Launcher in(Path folder) throws IOException {
    Path home = Path.of("").toAbsolutePath();
    home = Files.exists(home.resolve("incnas")) ? home : home.getParent();
    Path project = folder.resolve("a project");
    Files.createDirectories(project.resolve("harness"));
    for (String name : List.of("incnas", "run-experiment", "compare-results")) {
      script(project.resolve(name), Files.readString(home.resolve(name)));
    }
    Files.writeString(project.resolve("pom.xml"), "");
    Launcher launcher = new Launcher(folder, new TreeMap<>());
    launcher.jdk("jdk-17", "17.0.9");
    script(
        folder.resolve("bin/mvn"),
        "#!/bin/sh\necho built with \"$JAVA_HOME\" >> '"
            + folder.resolve("builds")
            + "'\nsleep \"${SLOW:-0}\"\nmkdir -p harness/target/lib\n"
            + "touch harness/target/incnas-harness-0.1.0.jar\n");
    launcher.environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    launcher.environment.put("JAVA_HOME", folder.resolve("jdk-17").toString());
    return launcher;
  }

  /** A directory that looks like a JDK, whose java prints its own place and its arguments. */
  Path jdk(String name, String version) throws IOException {
    Path jdk = folder.resolve(name);
    script(
        jdk.resolve("bin/java"),
        "#!/bin/sh\necho '" + name + "'\nfor a in \"$@\"; do echo \"<$a>\"; done\nexit 7\n");
    script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path project() {
    return folder.resolve("a project");
  }

  /** One line per build that Maven was asked for. */
  List<String> builds() throws IOException {
    Path builds = folder.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
  }

  /** Makes a source file that is newer than the last build. */
  void changeSources() throws IOException {
    Path source = project().resolve("harness/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "");
    long built = Files.getLastModifiedTime(project().resolve(BUILT)).toMillis();
    Files.setLastModifiedTime(source, FileTime.fromMillis(built + 2000));
  }

  Process start(Path command, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  Outcome run(Path command, String... arguments) throws IOException, InterruptedException {
    Process process = start(command, arguments);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), out, err);
  }
}
