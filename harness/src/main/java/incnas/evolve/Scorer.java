package incnas.evolve;

import incnas.architecture.Architecture;
import incnas.score.Score;
import incnas.seed.Seed;

/** Ranks candidates: a pure function, called from several threads at once. */
public interface Scorer {
  Score score(Architecture architecture, Seed seed);
}
