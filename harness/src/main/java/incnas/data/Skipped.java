package incnas.data;

/**
 * A picture that was left out.
 *
 * @param file its name inside the data set's folder
 * @param reason why it cannot be decoded, such as "it is empty"
 */
public record Skipped(String file, String reason) {}
