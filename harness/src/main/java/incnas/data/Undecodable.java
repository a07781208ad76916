package incnas.data;

/** Bytes that are not a whole picture; the message says why, as in "it is empty". */
final class Undecodable extends Exception {
  private static final long serialVersionUID = 1;

  Undecodable(String reason) {
    super(reason);
  }

  Undecodable(String reason, Throwable cause) {
    super(reason, cause);
  }
}
