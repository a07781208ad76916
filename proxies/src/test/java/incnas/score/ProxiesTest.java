package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProxiesTest {
  @Test
  void everyListedNameIsMadeAndSaysTheSame() {
    for (Proxies.Entry entry : Proxies.list()) {
      if (entry.name().equals("incorporated")) {
        continue;
      }
      Proxy proxy = Proxies.of(entry.name(), Profile.OFFICIAL_CODE, ZenScore.GAMMA);
      String name = proxy instanceof Incorporated ? "incorporated" : entry.name();
      assertThat(proxy.name()).isEqualTo(name);
      assertThat(proxy.direction()).as(entry.name()).isEqualTo(entry.direction());
      assertThat(entry.cost()).isIn("arithmetic", "forward", "gradient");
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
                  new ZenScore(profile, 0.02), new EntropyScore(profile), normalization, wz, wd));
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
        .hasMessage("unknown profile 'paper'; known: official-code, paper-text, zennas");
    assertThatThrownBy(() -> Normalization.of("ln"))
        .hasMessage("unknown normalization 'ln'; known: log, sqrt, identity");
  }
}
