package incnas.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path dir;

  @Test
  void everyFactIsThereAndFitsIntoAManifest() {
    Map<String, Object> facts = Environment.of(dir);
    assertThat(facts)
        .containsKeys("java", "java_vm", "os", "arch", "cpu", "cores", "memory_mib", "heap_mib")
        .containsKeys("incnas", "commit");
    assertThat(facts.get("java")).isEqualTo(System.getProperty("java.version"));
    assertThat(Json.canonical(facts)).contains("\"cores\":");
  }

  @Test
  void readsTheModelOfTheProcessor() throws IOException {
    Path cpuinfo = dir.resolve("cpuinfo");
    Files.writeString(cpuinfo, "processor\t: 0\nmodel name\t: Some CPU: 3 GHz\nmodel name\t: b\n");
    assertThat(Environment.cpu(cpuinfo)).isEqualTo("Some CPU: 3 GHz");
    assertThat(Environment.cpu(dir.resolve("none"))).isEqualTo("unknown");
  }

  @Test
  void readsALooseAPackedAndADetachedCommit() throws IOException {
    Path git = Files.createDirectories(dir.resolve(".git/refs/heads")).getParent().getParent();
    Path inside = Files.createDirectories(dir.resolve("harness/src"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    assertThat(GitCommit.at(inside)).isEmpty();
    Files.writeString(git.resolve("packed-refs"), "# pack\n" + COMMIT + " refs/heads/main\n");
    assertThat(GitCommit.at(inside)).contains(COMMIT);
    String loose = COMMIT.replace('0', 'a');
    Files.writeString(git.resolve("refs/heads/main"), loose + "\n");
    assertThat(GitCommit.at(inside)).contains(loose);
    Files.writeString(git.resolve("HEAD"), COMMIT + "\n");
    assertThat(GitCommit.at(inside)).contains(COMMIT);
  }

  @Test
  void readsTheCommitOfALinkedWorktree() throws IOException {
    Path main = Files.createDirectories(dir.resolve("main/.git/refs/heads"));
    Files.writeString(main.resolve("side"), COMMIT + "\n");
    Path linked = Files.createDirectories(dir.resolve("main/.git/worktrees/side"));
    Files.writeString(linked.resolve("HEAD"), "ref: refs/heads/side\n");
    Files.writeString(linked.resolve("commondir"), "../..\n");
    Path side = Files.createDirectories(dir.resolve("side"));
    Files.writeString(side.resolve(".git"), "gitdir: " + linked + "\n");
    assertThat(GitCommit.at(side)).contains(COMMIT);
  }

  @Test
  void brokenGitFilesAreNoReasonToFail() throws IOException {
    Files.writeString(dir.resolve(".git"), "x");
    assertThat(GitCommit.at(dir)).isEmpty();
    assertThat(Environment.of(dir)).containsEntry("commit", "unknown");
  }
}
