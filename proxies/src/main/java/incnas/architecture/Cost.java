package incnas.architecture;

/**
 * What a network costs, under each convention that the literature counts with.
 *
 * @param layers L of the paper: layers of all blocks, stem and tail included
 * @param convs convolutions on the main path, or on the edges of cells
 * @param paramsExact trainable numbers: weights, biases, scale and shift of batch normalisation
 * @param paramsZennasBudget ZenNAS's get_model_size: C per batch normalisation, one fc bias
 * @param macs multiply-accumulates of convolutions and classifier
 * @param flopsPtflops as the program ptflops counts: macs, biases, 2 C r^2 per batch normalisation,
 *     and one per number that a gate's pooling reads or its ReLU passes; it sees modules alone, and
 *     the ReLU and pooling outside the gates are plain functions
 * @param flopsZennasBudget ZenNAS's get_FLOPs: macs with budgetSide sides, C r^2 per batch
 *     normalisation, projections at their input's side over the stride squared
 */
public record Cost(
    int layers,
    int convs,
    long paramsExact,
    long paramsZennasBudget,
    long macs,
    long flopsPtflops,
    long flopsZennasBudget) {

  /**
   * The cost of one variant of a network; the budget counts never see its gates.
   *
   * @throws StructureException if a count does not fit 63 bits
   */
  public static Cost of(Architecture architecture, Variant variant) {
    return new Costs(variant).of(architecture);
  }
}
