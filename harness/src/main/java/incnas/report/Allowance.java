package incnas.report;

import java.math.BigDecimal;

/**
 * The difference allowed in one cell.
 *
 * @param rule where it comes from, in a few words
 */
record Allowance(BigDecimal tolerance, String rule) {}
