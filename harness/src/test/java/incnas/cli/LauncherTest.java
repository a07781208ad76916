package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launchers: which Java they choose, when they build, from where they can be started. */
class LauncherTest {
  private static final String BUILDING = "incnas: building (first use, or sources changed) ...\n";

  @TempDir private Path folder;
  private Launcher launcher;
  private Path incnas;

  @BeforeEach
  void copy() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: the launchers need /bin/sh");
    launcher = Launcher.in(folder);
    incnas = launcher.project().resolve("incnas");
  }

  @Test
  void theFirstUseBuildsAndTheSecondDoesNot() throws Exception {
    Launcher.Outcome first = launcher.run(incnas, "cost", "two words", "");
    assertThat(first.err()).isEqualTo(BUILDING);
    assertThat(first.code()).as("the exit code is the program's").isEqualTo(7);
    assertThat(first.out())
        .startsWith("jdk-17\n")
        .contains("<-Dincnas.home=" + launcher.project().toRealPath() + ">\n")
        .endsWith("<incnas.cli.Main>\n<cost>\n<two words>\n<>\n");
    assertThat(launcher.builds()).containsExactly("built with " + folder.resolve("jdk-17"));

    Launcher.Outcome second = launcher.run(incnas, "cost");
    assertThat(second.err()).isEmpty();
    assertThat(launcher.builds()).hasSize(1);
  }

  @Test
  void changedSourcesAreBuiltAgain() throws Exception {
    launcher.run(incnas);
    launcher.changeSources();
    assertThat(launcher.run(incnas).err()).isEqualTo(BUILDING);
    assertThat(launcher.builds()).hasSize(2);
  }

  @Test
  void aBuildThatWasCutOffIsDoneAgain() throws Exception {
    launcher.run(incnas);
    Files.delete(launcher.project().resolve("harness/target/.built"));
    assertThat(launcher.run(incnas).err()).isEqualTo(BUILDING);
  }

  @Test
  void aBuildThatFailsShowsItsErrorsAlone() throws Exception {
    Launcher.script(
        folder.resolve("bin/mvn"),
        """
        #!/bin/sh
        echo '[INFO] noise'
        echo '[ERROR] A.java:[1,2] missing brace'
        echo '[ERROR] -> [Help 1]'
        echo '[ERROR] Re-run Maven'
        exit 1
        """);
    Launcher.Outcome failed = launcher.run(incnas);
    Path log = launcher.project().toRealPath().resolve("harness/target/build.log");
    assertThat(failed.code()).isEqualTo(Exit.STAGE_FAILED);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err())
        .isEqualTo(
            BUILDING
                + "A.java:[1,2] missing brace\nincnas: the build failed; the whole log is "
                + log
                + "\n");
    assertThat(log).content().contains("noise");
  }

  @Test
  void twoFirstUsesBuildOnce() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/flock")), "skipped: there is no flock");
    launcher.environment().put("SLOW", "1");
    Process one = launcher.start(incnas, "one");
    Launcher.Outcome two = launcher.run(incnas, "two");
    assertThat(one.waitFor()).isEqualTo(7);
    assertThat(two.out()).endsWith("<two>\n");
    assertThat(launcher.builds()).hasSize(1);
  }

  @Test
  void anyDirectoryLinksAndCdpath() throws Exception {
    Files.createDirectories(folder.resolve("links"));
    Files.createDirectories(folder.resolve("elsewhere/links"));
    Files.createSymbolicLink(folder.resolve("links/run"), Path.of("../a project/run-experiment"));
    Files.createSymbolicLink(folder.resolve("links/again"), Path.of("run"));
    launcher.environment().put("CDPATH", folder.resolve("elsewhere").toString());
    Launcher.Outcome run = launcher.run(Path.of("links/again"), "table2.yaml");
    assertThat(run.out()).endsWith("<incnas.cli.Main>\n<run>\n<table2.yaml>\n");
    Path compare = launcher.project().resolve("compare-results");
    assertThat(launcher.run(compare, "a.csv").out()).endsWith("<compare>\n<a.csv>\n");
  }

  @Test
  void aJavaHomeThatIsTooOldIsNamedAndNotUsed() throws Exception {
    Path old = launcher.jdk("jdk-11", "11.0.2");
    Files.createSymbolicLink(folder.resolve("bin/java"), Path.of("../jdk-17/bin/java"));
    launcher.environment().put("JAVA_HOME", old.toString());
    Launcher.Outcome run = launcher.run(incnas);
    assertThat(run.out()).startsWith("jdk-17\n");
    assertThat(run.err())
        .startsWith("incnas: JAVA_HOME=" + old + " is no JDK of at least 17; using ");
  }

  @Test
  void withoutJavaHomeTheJavaOnThePathIsTaken() throws Exception {
    launcher.jdk("jdk-21", "21");
    Files.createSymbolicLink(folder.resolve("bin/java"), Path.of("../jdk-21/bin/java"));
    launcher.environment().put("JAVA_HOME", "");
    Launcher.Outcome run = launcher.run(incnas);
    assertThat(run.out()).startsWith("jdk-21\n");
    assertThat(run.err()).isEqualTo(BUILDING);
  }

  @Test
  void onlyABuildNeedsACompiler() throws Exception {
    launcher.run(incnas);
    Path runtime = launcher.jdk("jre-21", "21");
    Files.delete(runtime.resolve("bin/javac"));
    launcher.environment().put("JAVA_HOME", runtime.toString());
    assertThat(launcher.run(incnas).out()).startsWith("jre-21\n");
  }

  @Test
  void newJavasAreToldWhatTheNativeLibrariesNeed() throws Exception {
    launcher.environment().put("JAVA_HOME", launcher.jdk("jdk-25", "25.0.1").toString());
    launcher.environment().put("INCNAS_JAVA_OPTIONS", "-Xmx1g -Da=b");
    assertThat(launcher.run(incnas).out())
        .contains("<--enable-native-access=ALL-UNNAMED>")
        .contains("<--sun-misc-unsafe-memory-access=allow>")
        .contains("<-Xmx1g>\n<-Da=b>\n");
    launcher.environment().put("JAVA_HOME", folder.resolve("jdk-17").toString());
    assertThat(launcher.run(incnas).out()).doesNotContain("native-access", "unsafe");
  }
}
