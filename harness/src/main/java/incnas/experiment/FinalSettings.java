package incnas.experiment;

/**
 * The final ranking, in which a lucky draw does not win.
 *
 * @param members of the last population that take part, best first
 * @param draws of each of them
 */
public record FinalSettings(int members, int draws) {}
