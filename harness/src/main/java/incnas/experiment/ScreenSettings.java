package incnas.experiment;

/**
 * How a staged search keeps children that have no chance from being scored.
 *
 * @param margin how many standard deviations of the residuals a child's estimate may fall short of
 *     the worst member before the child is refused unscored
 * @param residuals how many of the last scored children the residuals, score less estimate, are
 *     taken from; every child is scored until there are as many
 * @param audit share of the refused children that is scored all the same, which shows how often the
 *     estimate was wrong
 */
public record ScreenSettings(double margin, int residuals, double audit) {}
