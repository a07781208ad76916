package incnas.evolve;

import incnas.architecture.Architecture;

/** A scored network in the population, and the iteration that made it. */
public record Member(int iteration, Architecture architecture, double score) {}
