/** The layer graph in native tensors: a checked engine, initial weights, forward and gradients. */
package incnas.network;
