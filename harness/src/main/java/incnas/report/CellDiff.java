package incnas.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One cell of two tables, held against each other.
 *
 * @param key the cells that name the row
 * @param difference B - A, exact; empty for text or where a side has no value
 * @param tolerance largest absolute difference that counts as same; empty for text
 * @param rule where the tolerance comes from
 */
public record CellDiff(
    List<String> key,
    String column,
    String a,
    String b,
    Optional<BigDecimal> difference,
    Optional<BigDecimal> tolerance,
    String rule,
    Verdict verdict) {}
