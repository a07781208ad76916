/** Randomness as a pure function of a seed, a purpose and an index. */
package incnas.seed;
