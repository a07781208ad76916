package incnas.pipeline;

import incnas.evaluate.CrossCheck;

/**
 * What one cell measured on one data set.
 *
 * @param check accuracies in both engines; their first is libtorch's
 */
record CellResult(String dataset, TrainStage.Trained trained, CrossCheck check) {}
