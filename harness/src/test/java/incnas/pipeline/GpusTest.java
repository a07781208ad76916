package incnas.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GpusTest {
  @ParameterizedTest
  @CsvSource({
    "cpu, 4, 8, 8",
    "auto, 0, 8, 8",
    "auto, 4, 8, 4",
    "gpu, 4, 8, 4",
    "gpu, 4, 2, 2",
    "gpu, 1, 1, 1"
  })
  void oneTrainingOnEachGpu(String device, int there, int workers, int expected) {
    assertThat(Gpus.of(device, there).beside(workers)).isEqualTo(expected);
  }

  @Test
  void noTwoTrainingsShareOne() {
    Gpus gpus = Gpus.of("auto", 3);
    Set<Integer> held = ConcurrentHashMap.newKeySet();
    Map<Integer, Integer> served = new ConcurrentHashMap<>();
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      tasks.add(
          () -> {
            int gpu = gpus.take();
            assertThat(held.add(gpu)).as("GPU %d is free", gpu).isTrue();
            served.merge(gpu, 1, Integer::sum);
            held.remove(gpu);
            gpus.give(gpu);
            return null;
          });
    }
    try (Workers workers = new Workers("cell", gpus.beside(16))) {
      workers.all(tasks);
    }
    assertThat(served.keySet()).containsOnly(0, 1, 2).isNotEmpty();
    assertThat(served.values().stream().mapToInt(n -> n).sum()).isEqualTo(300);
  }

  @Test
  void moreThanThereAreIsAMistake() {
    Gpus gpus = Gpus.of("gpu", 1);
    assertThat(gpus.take()).isZero();
    assertThatThrownBy(gpus::take).isInstanceOf(IllegalStateException.class);
    gpus.give(0);
    assertThat(gpus.take()).isZero();
  }

  @Test
  void onTheCpuNoneIsTaken() {
    Gpus none = Gpus.of("cpu", 8);
    assertThat(none.take()).isZero();
    assertThat(none.take()).isZero();
  }
}
