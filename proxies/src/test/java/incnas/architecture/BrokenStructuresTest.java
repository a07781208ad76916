package incnas.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads about a structure string that stands for no network. */
class BrokenStructuresTest {
  private static final String EXPECTED = "expected a block such as SuperResK3K3(8,16,1,8,1)";
  private static final String KNOWN =
      "; known: SuperConvK{1,3,5,7}BNRELU, SuperResK{3,5,7}K{same}, SuperResK1K{3,5,7}K1,"
          + " SuperResIDWE{1,2,4,6}K{3,5,7}";

  private static void refused(String structure, int character, String what, String excerpt) {
    assertThatThrownBy(() -> StructureString.parse(structure))
        .isInstanceOf(StructureException.class)
        .hasMessage("structure string, character " + character + ": " + what + excerpt);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t "})
  void nothing(String structure) {
    refused(structure, 1, EXPECTED + ", found nothing", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "hello; 1; hello",
        "SuperResK3K3; 1; SuperResK3K3",
        "(3,8,1,1); 1; (3,8,1,1)",
        "SuperResK3K3(8,16,1,8,1)); 25; ...rResK3K3(8,16,1,8,1))",
        "SuperConvK3BNRELU(3,8,1,1)x; 27; ...onvK3BNRELU(3,8,1,1)x",
        "SuperConvK3BNRELU(3,8,1,1),SuperResK3K3(8,16,1,8,1); 27;"
            + " ...onvK3BNRELU(3,8,1,1),SuperResK3K3(8,16,1,8,1)",
      })
  void noBlock(String structure, int character, String excerpt) {
    refused(structure, character, EXPECTED, " at '" + excerpt + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SuperResK3K3(8,16,1,8,1; 13",
        "SuperResK3K3(; 13",
        "SuperResK3K3(8,(16),1,8,1); 13",
      })
  void openParenthesis(String structure, int character) {
    refused(structure, character, "this parenthesis is not closed", " at '" + structure + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Foo",
        "superconvK3BNRELU",
        "SuperConvK3",
        "SuperConvKBNRELU",
        "SuperResK3K5",
        "SuperResK9K9",
        "SuperResK1K3K3",
        "SuperResIDWK3",
        "SuperResK1K3333K1",
      })
  void unknownBlock(String name) {
    String structure = name + "(8,16,1,8,1)";
    refused(structure, 1, "unknown block '" + name + "'" + KNOWN, " at '" + structure + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SuperConvK4BNRELU(3,8,1,1); 4",
        "SuperConvK0BNRELU(3,8,1,1); 0",
        "SuperResK1K1K1(8,16,1,8,1); 1",
        "SuperResIDWE6K9(8,16,1,8,1); 9",
      })
  void unknownKernel(String structure, int kernel) {
    refused(
        structure,
        1,
        "kernel size " + kernel + " is not part of this block kind",
        " at '" + structure + "'");
  }

  @Test
  void unknownExpansion() {
    String structure = "SuperResIDWE3K3(8,16,1,8,1)";
    refused(
        structure,
        1,
        "expansion 3 is not part of this block kind (1, 2, 4, 6)",
        " at '" + structure + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SuperConvK3BNRELU(); 19; 4 numbers (in,out,stride,layers), found 1",
        "SuperConvK3BNRELU(3,8,1); 19; 4 numbers (in,out,stride,layers), found 3",
        "SuperConvK3BNRELU(u|3,8,1,1,1); 21; 4 numbers (in,out,stride,layers), found 5",
        "SuperResK3K3(8,16,1,8); 14; 5 numbers (in,out,stride,bottleneck,layers), found 4",
      })
  void wrongCount(String structure, int character, String what) {
    refused(structure, character, "expected " + what, " at '" + structure + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SuperConvK3BNRELU(-3,8,1,1); 19; -3",
        "SuperConvK3BNRELU(3,1000000,1,1); 21; 1000000",
        "SuperResK3K3(8,16,99999999,8,1); 19; 99999999",
        "SuperConvK3BNRELU(3,8.5,1,1); 21; 8.5",
        "SuperConvK3BNRELU(3, 1e3,1,1); 21; 1e3",
        "SuperConvK3BNRELU(a|b|3,8,1,1); 21; b|3",
        "SuperConvK3BNRELU(3,,1,1); 21; ''",
      })
  void notANumber(String structure, int character, String part) {
    refused(
        structure,
        character,
        "'" + part + "' is not a number between 0 and 999999",
        " at '" + structure + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SuperConvK3BNRELU(0,8,1,1); in-channels",
        "SuperConvK3BNRELU(3,0,1,1); out-channels",
        "SuperConvK3BNRELU(3,8,0,1); stride",
        "SuperConvK3BNRELU(3,8,1,0); layers",
        "SuperResK3K3(8,16,1,0,1); bottleneck channels",
        "SuperResK1K3K1(8,8,1,0,1); bottleneck channels",
        "SuperResIDWE1K3(8,8,1,8,0); layers",
      })
  void zero(String structure, String what) {
    refused(structure, 1, what + " is 0 but must be at least 1", " at '" + structure + "'");
  }

  @Test
  void positionCountsFromTheStringsStart() {
    refused(
        "SuperConvK3BNRELU(3,8,1,1)\nSuperResK3K3(8,x,1,8,1)",
        43,
        "'x' is not a number between 0 and 999999",
        " at '...1,1) SuperResK3K3(8,x,1,8,1)'");
  }
}
