package incnas.experiment;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The words that the rest of the program gives a meaning to.
 *
 * @param rankings combinations of proxies that rank a population and cannot lead a search
 * @param estimated proxies with a closed form, which a search can estimate by
 * @param structureMistake what is wrong with a structure string; empty if nothing is
 */
public record Vocabulary(
    Set<String> proxies,
    Set<String> rankings,
    Set<String> estimated,
    Set<String> datasets,
    Function<String, Optional<String>> structureMistake) {

  public Vocabulary {
    proxies = Set.copyOf(proxies);
    rankings = Set.copyOf(rankings);
    estimated = Set.copyOf(estimated);
    datasets = Set.copyOf(datasets);
  }

  /** Takes any proxy, data set and structure string: for reading a file without running it. */
  public static Vocabulary open() {
    return new Vocabulary(Set.of(), Set.of(), Set.of(), Set.of(), structure -> Optional.empty());
  }
}
