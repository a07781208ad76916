/** What a network is, before any tensor: blocks, structure strings, the layer graph, its cost. */
package incnas.architecture;
