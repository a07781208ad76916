package incnas.score;

import incnas.architecture.Architecture;
import java.util.Optional;

/** A function of architecture and probe that ranks untrained networks. */
public interface Proxy {
  /** Name on the command line and in experiment files. */
  String name();

  Direction direction();

  /** The same architecture and probe give the same score, whichever thread asks. */
  Score score(Architecture architecture, Probe probe);

  /**
   * What estimates this proxy by arithmetic alone, up to a nearly constant offset: for a search
   * that screens its candidates. A proxy that is arithmetic is its own; most have none.
   */
  default Optional<Proxy> closedForm() {
    return Optional.empty();
  }
}
