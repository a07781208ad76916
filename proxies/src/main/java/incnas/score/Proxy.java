package incnas.score;

import incnas.architecture.Architecture;

/** A function of architecture and probe that ranks untrained networks. */
public interface Proxy {
  /** Name on the command line and in experiment files. */
  String name();

  Direction direction();

  /** The same architecture and probe give the same score, whichever thread asks. */
  Score score(Architecture architecture, Probe probe);
}
