package incnas.score;

import java.util.List;

/**
 * One proxy in the list: what a user reads about it, and how it is made.
 *
 * @param source paper or equation
 * @param profiles the readings that have a definition of their own; the first stands in for the
 *     others
 * @param make from a profile of the list, and gamma
 */
public record Entry(
    String name,
    String source,
    Direction direction,
    Needs needs,
    Effort cost,
    List<Profile> profiles,
    String caveat,
    Maker make) {

  /** Makes a proxy; gamma is the perturbation of those that move images. */
  @FunctionalInterface
  public interface Maker {
    Proxy make(Profile profile, double gamma);
  }

  public Entry {
    profiles = List.copyOf(profiles);
  }

  /** The profile whose definition is used where this one is asked for. */
  public Profile definition(Profile asked) {
    return profiles.contains(asked) ? asked : profiles.get(0);
  }

  public Proxy proxy(Profile asked, double gamma) {
    return make.make(definition(asked), gamma);
  }
}
