package incnas.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.testing.BlockKinds;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructureStringTest {
  static List<String> structures() {
    return BlockKinds.structures();
  }

  @ParameterizedTest
  @MethodSource("structures")
  void printsWhatItParsed(String structure) {
    Architecture architecture = Architecture.parse(structure, 8, 5);
    assertThat(architecture.structure()).isEqualTo(structure);
    assertThat(Architecture.parse(architecture.structure(), 8, 5)).isEqualTo(architecture);
  }

  @Test
  void readsEveryBlockKind() {
    assertThat(
            StructureString.parse(
                "SuperConvK7BNRELU(3,16,2,4)SuperResK5K5(16,24,1,8,3)"
                    + "SuperResK1K7K1(24,32,2,16,5)SuperResIDWE6K5(32,40,1,24,2)"))
        .containsExactly(
            new ConvBlock(7, 3, 16, 2, 4),
            new ResidualBlock(5, 16, 24, 1, 8, 3),
            new BottleneckBlock(7, 24, 32, 2, 16, 5),
            new InvertedBlock(6, 5, 32, 40, 1, 24, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SuperConvK3BNRELU(uuid123|3,8,1,1)SuperResK3K3(8,16,1,8,1)",
        "SuperConvK3BNRELU(|3,8,1,1)SuperResK3K3(0f-9a|8,16,1,8,1)",
        " SuperConvK3BNRELU(3,8,1,1)\n\tSuperResK3K3(8,16,1,8,1)\r\n",
        "SuperConvK3BNRELU( 3, 8 ,1, 1 )SuperResK3K3(8,16,1,8,\t1)",
        "SuperConvK3BNRELU(0003,008,1,01)SuperResK3K3(8,16,1,8,1)",
      })
  void identifiersAndWhiteSpaceDoNotMatter(String structure) {
    assertThat(StructureString.print(StructureString.parse(structure)))
        .isEqualTo("SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,16,1,8,1)");
  }

  @Test
  void fingerprintBelongsToTheCanonicalText() {
    Architecture a = Architecture.parse("SuperConvK3BNRELU(3,8,1,1)", 32, 10);
    Architecture b = Architecture.parse(" SuperConvK3BNRELU( id|3,8,1,1)", 224, 1000);
    // printf 'SuperConvK3BNRELU(3,8,1,1)' | sha256sum
    assertThat(a.fingerprint())
        .isEqualTo("f919a23167b13f0da4b6ba67f6fbb1a53de137006bd36342a5d52314cef0edb2");
    assertThat(b.fingerprint()).isEqualTo(a.fingerprint());
  }

  @Test
  void blocksThatDoNotFitAreNamed() {
    String structure = "SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(16,16,1,8,1)";
    assertThat(StructureString.parse(structure)).hasSize(2);
    assertThatThrownBy(() -> Architecture.parse(structure, 32, 10))
        .isInstanceOf(StructureException.class)
        .hasMessage(
            "structure string does not chain: block 2, SuperResK3K3(16,16,1,8,1), takes 16 channels"
                + " but block 1 gives 8");
  }

  /** A changed, lost or doubled character gives an error or another whole network, never both. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void damagedStringsGiveAnErrorOrAWholeNetwork(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> valid = BlockKinds.structures();
    int errors = 0;
    for (int i = 0; i < 2_000; i++) {
      String damaged = damage(valid.get(random.nextInt(valid.size())), random);
      try {
        Architecture network = Architecture.parse(damaged, 32, 10);
        assertThat(Architecture.parse(network.structure(), 32, 10)).isEqualTo(network);
      } catch (StructureException e) {
        assertThat(e).hasMessageStartingWith("structure string");
        assertThat(e.getMessage()).doesNotContain("\n");
        errors++;
      }
    }
    // most damage is noticed, and not everything is called damaged
    assertThat(errors).isBetween(1_000, 1_999);
  }

  private static String damage(String text, SplittableRandom random) {
    StringBuilder damaged = new StringBuilder(text);
    int edits = random.nextInt(1, 4);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(4)) {
        case 0 -> damaged.setCharAt(at, (char) random.nextInt(256));
        case 1 -> damaged.deleteCharAt(at);
        case 2 -> damaged.insert(at, damaged.charAt(at));
        default -> damaged.setCharAt(at, "0123456789,()|KE ".charAt(random.nextInt(17)));
      }
    }
    return damaged.toString();
  }
}
