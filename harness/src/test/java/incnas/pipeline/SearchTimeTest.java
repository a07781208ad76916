package incnas.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchTimeTest {
  private static final Map<String, Object> TIMING =
      Map.of(
          "total_s",
          43_200.0,
          "workers",
          2,
          "scores_reused",
          0,
          "score_s",
          80_000.0,
          "breed_s",
          1.5);

  @Test
  void coresAreCountedAsGpuDaysCountDevices() {
    SearchTime time = SearchTime.of(TIMING).orElseThrow();
    assertThat(time.coreDays()).isEqualTo(1.0);
    assertThat(SearchTime.facts(List.of(time)))
        .containsEntry("cpu_core_days", "1.00000000")
        .containsEntry("wall_s", "43200.000")
        .containsEntry("score_s", "80000.000")
        .containsEntry("breed_s", "1.500")
        .containsEntry("limits_s", "")
        .containsEntry("workers", "2");
  }

  @Test
  void anInterruptedSearchHasNoWholeTime() {
    assertThat(SearchTime.of(Map.of("total_s", 1.0, "workers", 2, "scores_reused", 5))).isEmpty();
    assertThat(SearchTime.of(Map.of())).isEmpty();
    assertThat(SearchTime.facts(List.of()))
        .containsEntry("searches_timed", "0")
        .containsEntry("cpu_core_days", "")
        .containsEntry("score_s", "");
  }
}
