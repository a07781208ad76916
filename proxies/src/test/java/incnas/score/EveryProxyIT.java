package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Architecture;
import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds of each proxy in the list, under each profile that it has a definition for. */
class EveryProxyIT {
  private static final List<Architecture> NETWORKS =
      BlockKinds.structures().stream()
          .filter(structure -> !structure.contains("K7"))
          .map(BlockKinds::small)
          .toList();

  /** One that every definition has a number for. */
  private static final Architecture NETWORK =
      Architecture.parse(
          "SuperConvK3BNRELU(3,24,1,1)SuperResK3K3(24,24,1,16,1)SuperResK3K3(24,40,2,24,2)"
              + "SuperConvK1BNRELU(40,32,1,1)",
          8,
          5);

  private interface Claim {
    void check(Entry entry, Proxy proxy);
  }

  private static Stream<DynamicTest> each(Claim claim) {
    return Proxies.list().stream()
        .filter(entry -> !entry.name().equals("incorporated"))
        .flatMap(
            entry ->
                entry.profiles().stream()
                    .map(
                        profile ->
                            DynamicTest.dynamicTest(
                                entry.name() + ", " + profile.label(),
                                () -> claim.check(entry, entry.proxy(profile, 0.01)))));
  }

  @TestFactory
  Stream<DynamicTest> givesTheSameAgainAndGoesOnWhereFewerDrawsEnd() {
    return each(
        (entry, proxy) -> {
          Score two = proxy.score(NETWORK, new Probe(new Seed(7), 4, 2));
          assertThat(two).isInstanceOf(Score.Known.class);
          assertThat(proxy.score(NETWORK, new Probe(new Seed(7), 4, 2))).isEqualTo(two);
          Score.Known one = (Score.Known) proxy.score(NETWORK, new Probe(new Seed(7), 4, 1));
          assertThat(((Score.Known) two).values()).startsWith(one.values().get(0));
        });
  }

  @TestFactory
  Stream<DynamicTest> tellsNetworksApart() {
    return each(
        (entry, proxy) ->
            assertThat(
                    NETWORKS.stream()
                        .map(n -> proxy.score(n, new Probe(new Seed(7), 4, 1)))
                        .toList())
                .allMatch(
                    score ->
                        score instanceof Score.Known
                            || !((Score.Undefined) score).reason().isBlank())
                .satisfies(
                    scores -> assertThat(scores.stream().distinct().count()).isGreaterThan(2)));
  }

  /** Only up to rounding: sums over the batch are taken in another order. */
  @TestFactory
  Stream<DynamicTest> theOrderOfTheBatchDoesNotMatter() {
    return each(
        (entry, proxy) -> {
          Seed seed = new Seed(3);
          Score.Known forward = (Score.Known) proxy.score(NETWORK, new Probe(seed, 6, 1));
          Score.Known backward =
              (Score.Known) proxy.score(NETWORK, new Probe(seed, 6, 1, new Shuffled()));
          if (entry.needs() == Needs.NOTHING || entry.needs() == Needs.ENGINE) {
            assertThat(backward).isEqualTo(forward);
          } else if (!entry.name().equals("te-regions")) {
            assertThat(backward.mean())
                .isCloseTo(forward.mean(), within(2e-3 * Math.abs(forward.mean())));
          }
        });
  }
}
