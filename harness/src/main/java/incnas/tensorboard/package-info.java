/** Curves of a training as TensorBoard reads them. */
package incnas.tensorboard;
