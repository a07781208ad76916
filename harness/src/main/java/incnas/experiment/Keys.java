package incnas.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the values of a section that has passed every check; a wrong type is a fault of this
 * program.
 */
record Keys(Branch branch) {
  static final String NONE = "none";
  static final String ALL = "all";

  /** What the data set itself says. */
  static final String DATA_SET = "data-set";

  /** A side that is the network's own. */
  static final String NETWORK = "network";

  private Object value(String key) {
    return scalar(
        branch.at(key).orElseThrow(() -> new IllegalStateException("no value for " + key)));
  }

  private static Object scalar(Tree tree) {
    return ((Leaf) tree).value();
  }

  Keys section(String key) {
    return new Keys((Branch) branch.at(key).orElseThrow());
  }

  boolean has(String key) {
    return branch.at(key).isPresent();
  }

  /** A section with what it leaves out taken from {@code defaults}; empty for none. */
  Optional<Keys> sectionUnlessNone(String key, Branch defaults) {
    return branch
        .at(key)
        .filter(Branch.class::isInstance)
        .map(written -> new Keys(defaults.overlaidWith((Branch) written)));
  }

  String text(String key) {
    return (String) value(key);
  }

  /** A text for which a word stands in where there is none. */
  Optional<String> textUnless(String word, String key) {
    return Optional.of(text(key)).filter(text -> !text.equals(word));
  }

  boolean flag(String key) {
    return (Boolean) value(key);
  }

  int count(String key) {
    return Math.toIntExact(whole(value(key)));
  }

  /** A whole number, or 0 for all. */
  int countOrAll(String key) {
    return countUnless(ALL, key);
  }

  /** A whole number, or 0 for a word such as {@link #NONE}. */
  int countUnless(String word, String key) {
    return word.equals(value(key)) ? 0 : count(key);
  }

  long whole(String key) {
    return whole(value(key));
  }

  double number(String key) {
    return real(value(key));
  }

  /** A number, or 0 for none. */
  double numberUnlessNone(String key) {
    return NONE.equals(value(key)) ? 0 : number(key);
  }

  /** A number, or infinity for none. */
  double limit(String key) {
    return NONE.equals(value(key)) ? Double.POSITIVE_INFINITY : number(key);
  }

  List<String> texts(String key) {
    return items(key, String.class::cast);
  }

  /** A list of texts, empty for none. */
  List<String> textsUnlessNone(String key) {
    return branch.at(key).orElse(null) instanceof Leaf ? List.of() : texts(key);
  }

  /** All keys of this section, each with a text. */
  Map<String, String> textByKey() {
    Map<String, String> texts = new LinkedHashMap<>();
    branch.entries().keySet().forEach(key -> texts.put(key, word(value(key))));
    return texts;
  }

  private static String word(Object value) {
    return value instanceof String text ? text : Numerals.text(value);
  }

  List<Long> wholes(String key) {
    return items(key, Keys::whole);
  }

  /** Numbers, some of them perhaps written as fractions. */
  List<Double> numbers(String key) {
    return items(key, Keys::real);
  }

  List<Keys> sections(String key) {
    return list(key).stream().map(item -> new Keys((Branch) item)).toList();
  }

  private <T> List<T> items(String key, Function<Object, T> conversion) {
    return list(key).stream().map(Keys::scalar).map(conversion).toList();
  }

  private List<Tree> list(String key) {
    return ((Sequence) branch.at(key).orElseThrow()).items();
  }

  private static long whole(Object value) {
    return value instanceof Double number ? number.longValue() : (Long) value;
  }

  private static double real(Object value) {
    return value instanceof String fraction
        ? Numerals.fraction(fraction)
        : ((Number) value).doubleValue();
  }
}
