/** Training of a found network: schedule, optimiser, checkpoints. */
package incnas.train;
