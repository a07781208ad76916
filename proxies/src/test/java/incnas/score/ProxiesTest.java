package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
  @Test
  void everyListedNameIsMadeAndSaysTheSame() {
    for (Entry entry : Proxies.list()) {
      if (entry.name().equals("incorporated")) {
        continue;
      }
      Proxy proxy = Proxies.of(entry.name(), Profile.OFFICIAL_CODE, ZenScore.GAMMA);
      String name = proxy instanceof Incorporated ? "incorporated" : entry.name();
      assertThat(proxy.name()).isEqualTo(name);
      assertThat(proxy.direction()).as(entry.name()).isEqualTo(entry.direction());
      assertThat(entry.profiles()).isNotEmpty().doesNotHaveDuplicates();
    }
    assertThat(Proxies.names()).doesNotHaveDuplicates().contains("zen", "entropy", "incorporated");
  }

  @Test
  void theNakedEquationAsksForItsParameters() {
    assertThatThrownBy(() -> Proxies.of("incorporated", Profile.ZENNAS, 0.01))
        .hasMessage(
            "proxy 'incorporated' needs a normalization (log, sqrt, identity) and weights"
                + " (w_z, w_d)");
  }

  @Test
  void anUnknownNameListsTheKnown() {
    assertThatThrownBy(() -> Proxies.of("zeno", Profile.ZENNAS, 0.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown proxy 'zeno'; known: " + String.join(", ", Proxies.names()));
  }

  @ParameterizedTest
  @CsvSource({
    "zen, zennas, zennas",
    "zen, paper-text, paper-text",
    "zen, zero-cost-nas, zennas",
    "zen, original, zennas",
    "entropy, zennas, official-code",
    "entropy, paper-text, paper-text",
    "incorporated-l, zennas, zennas",
  })
  void aProfileWithoutADefinitionTakesTheFirst(String name, String asked, String used) {
    assertThat(Proxies.entry(name).definition(Profile.of(asked))).isSameAs(Profile.of(used));
    assertThat(Proxies.of(name, Profile.of(asked), 0.02))
        .isEqualTo(Proxies.of(name, Profile.of(used), 0.02));
  }

  @Test
  void variantsAreThePapers() {
    check("incorporated-l", Normalization.LOG, 0.9, 0.1);
    check("incorporated-s", Normalization.SQRT, 0.8, 0.2);
    check("incorporated-wo-ls", Normalization.IDENTITY, 0.5, 0.5);
  }

  private static void check(String name, Normalization normalization, double wz, double wd) {
    for (Profile profile : Profile.values()) {
      assertThat(Proxies.of(name, profile, 0.02))
          .isEqualTo(
              new Incorporated(
                  Proxies.of("zen", profile, 0.02),
                  Proxies.of("entropy", profile, 0.02),
                  normalization,
                  wz,
                  wd));
    }
  }

  @Test
  void labelsOfProfilesAndNormalizations() {
    for (Profile profile : Profile.values()) {
      assertThat(Profile.of(profile.label())).isSameAs(profile);
    }
    for (Normalization normalization : Normalization.values()) {
      assertThat(Normalization.of(normalization.label())).isSameAs(normalization);
    }
    assertThatThrownBy(() -> Profile.of("paper"))
        .hasMessage(
            "unknown profile 'paper'; known: official-code, paper-text, zennas, zero-cost-nas, original");
    assertThatThrownBy(() -> Normalization.of("ln"))
        .hasMessage("unknown normalization 'ln'; known: log, sqrt, identity");
  }
}
