package incnas.experiment;

/**
 * How the exported network is cross-checked in a second engine.
 *
 * @param batch images per forward pass
 * @param tolerance largest allowed difference of a logit between the engines, absolute
 * @param agreement smallest allowed share of images on which both engines name the same class
 */
public record EvaluateSettings(int batch, double tolerance, double agreement) {}
