package incnas.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopTest {
  @Test
  void nobodyIsWaitedForWhereNobodyIsBusy() throws Exception {
    Stop stop = new Stop();
    assertThat(stop.requested()).isFalse();
    assertThat(stop.request(Duration.ZERO)).isTrue();
    assertThat(stop.requested()).isTrue();
  }

  @Test
  void waitsUntilTheLastTaskHasLeft() throws Exception {
    Stop stop = new Stop();
    stop.enter();
    stop.enter();
    CompletableFuture<Boolean> all =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return stop.request(Duration.ofSeconds(60));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    while (!stop.requested()) {
      Thread.onSpinWait();
    }
    stop.leave();
    assertThat(all.isDone()).isFalse();
    stop.leave();
    assertThat(all.get(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void patienceHasAnEnd() throws Exception {
    Stop stop = new Stop();
    stop.enter();
    assertThat(stop.request(Duration.ofMillis(5))).isFalse();
  }
}
