package incnas.experiment;

/**
 * How the trained network is written as ONNX.
 *
 * @param foldBatchNorm whether batch normalisation is folded into the convolution before it
 */
public record ExportSettings(boolean foldBatchNorm) {}
