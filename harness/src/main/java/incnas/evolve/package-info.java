/** Algorithm 1: an evolutionary search as a function from state to state, and its driver. */
package incnas.evolve;
