package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.architecture.Architecture;
import incnas.network.NativeEngine;
import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A score is the same bit for bit whichever thread takes it and whatever others do meanwhile. */
class ConcurrentScoringIT {
  private static List<Callable<Score>> tasks() {
    List<Callable<Score>> tasks = new ArrayList<>();
    for (String structure : BlockKinds.structures().subList(0, 3)) {
      Architecture network = BlockKinds.small(structure);
      for (Entry entry : Proxies.list()) {
        if (entry.needs() != Needs.NOTHING && !entry.name().startsWith("incorporated")) {
          Proxy proxy = entry.proxy(entry.profiles().get(0), ZenScore.GAMMA);
          tasks.add(() -> proxy.score(network, new Probe(new Seed(1), 4, 1)));
        }
      }
    }
    ZenScore zen = new ZenScore(Profile.ZENNAS, ZenScore.GAMMA);
    for (String structure : BlockKinds.structures()) {
      for (int resolution : new int[] {8, 16}) {
        Architecture network = Architecture.parse(structure, resolution, 5);
        tasks.add(() -> zen.score(network, new Probe(new Seed(resolution), 4, 2)));
      }
    }
    return tasks;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void threadsDoNotMatter(int threads) throws Exception {
    List<Score> alone = new ArrayList<>();
    for (Callable<Score> task : tasks()) {
      alone.add(task.call());
    }
    // threads that others have left with another number of threads inside
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task ->
                new Thread(
                    () -> {
                      NativeEngine.start().useThreads(2);
                      task.run();
                    }));
    try {
      List<Score> together = new ArrayList<>();
      for (Future<Score> future : pool.invokeAll(tasks())) {
        together.add(future.get());
      }
      assertThat(together).isEqualTo(alone);
      assertThat(alone).allMatch(Score.Known.class::isInstance);
      assertThat(alone.stream().distinct().count()).isGreaterThan(alone.size() - 5L);
    } finally {
      pool.shutdownNow();
    }
  }
}
