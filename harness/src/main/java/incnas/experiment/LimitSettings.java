package incnas.experiment;

/**
 * What a candidate may cost; a child beyond any limit is rejected and counted by reason.
 *
 * @param convention how parameters and FLOPs are counted: {@code zennas-budget}, {@code exact}
 *     (with multiply-accumulates as FLOPs) or {@code ptflops}
 * @param semantics block semantics of the counted network: {@code official-code} or {@code zennas}
 * @param layers largest sum of layers over all blocks, stem and tail included; a network of cells
 *     has 18, its stem, 15 cells and 2 reductions
 * @param params largest number of parameters; {@link Double#POSITIVE_INFINITY} for no limit
 * @param flops largest number of FLOPs; {@link Double#POSITIVE_INFINITY} for no limit
 * @param effectiveness largest rho; {@link Double#POSITIVE_INFINITY} for no limit; networks of
 *     cells have no rho, and are not limited
 */
public record LimitSettings(
    String convention,
    String semantics,
    int layers,
    double params,
    double flops,
    double effectiveness) {}
