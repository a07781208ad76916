package incnas.report;

/**
 * A cell that ended without a result, while the rest of the experiment went on.
 *
 * @param cell row, data set and seed
 */
public record Failure(String cell, String stage, String reason) {}
