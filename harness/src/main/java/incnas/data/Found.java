package incnas.data;

/**
 * Whether a data set is there, judged by file names and sizes alone.
 *
 * @param name the data set
 * @param present whether every file it needs is there, of a plausible size
 * @param remark one line: where it is, or what is missing
 */
public record Found(String name, boolean present, String remark) {}
