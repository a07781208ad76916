/** One experiment as stages: search, train, export, evaluate, table. */
package incnas.pipeline;
