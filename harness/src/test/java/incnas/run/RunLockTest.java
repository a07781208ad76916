package incnas.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path dir;

  @Test
  void secondOpenerInThisProcessIsRefused() {
    Path run = dir.resolve("run");
    try (RunLock lock = RunLock.acquire(run)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> RunLock.acquire(run.resolve("../run")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("pid " + ProcessHandle.current().pid());
    }
    RunLock.acquire(run).close();
  }

  @Test
  void theTextOfADeadHolderIsReplaced() throws IOException {
    Files.writeString(dir.resolve("run.lock"), "pid 999999999, started long ago ".repeat(9));
    try (RunLock lock = RunLock.acquire(dir)) {
      assertThat(lock).isNotNull();
      assertThat(Files.readString(dir.resolve("run.lock")))
          .startsWith("pid " + ProcessHandle.current().pid() + ", started ")
          .doesNotContain("long ago");
    }
  }

  @Test
  void whetherItIsHeldCanBeAskedWithoutTakingIt() {
    assertThat(RunLock.isHeld(dir)).isFalse();
    assertThat(dir).isEmptyDirectory();
    try (RunLock lock = RunLock.acquire(dir)) {
      assertThat(lock).isNotNull();
      assertThat(RunLock.isHeld(dir)).isTrue();
    }
    assertThat(RunLock.isHeld(dir)).isFalse();
  }

  @Test
  void twoDirectoriesAreIndependent() {
    try (RunLock a = RunLock.acquire(dir.resolve("a"));
        RunLock b = RunLock.acquire(dir.resolve("b"))) {
      assertThat(a).isNotSameAs(b);
    }
  }

  @Test
  void anUnusableDirectoryIsOneClearError() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "x");
    assertThatThrownBy(() -> RunLock.acquire(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot lock");
  }
}
