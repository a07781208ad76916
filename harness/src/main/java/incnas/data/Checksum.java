package incnas.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A running hash of bytes, printed in lower-case hexadecimal. */
final class Checksum {
  static final int SHA256_BYTES = 32;

  private final MessageDigest digest;

  private Checksum(String algorithm) {
    try {
      digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  static Checksum sha256() {
    return new Checksum("SHA-256");
  }

  /** For the archives, whose publishers state nothing stronger. */
  static Checksum md5() {
    return new Checksum("MD5");
  }

  Checksum add(byte[] bytes, int length) {
    digest.update(bytes, 0, length);
    return this;
  }

  Checksum add(byte[] bytes) {
    return add(bytes, bytes.length);
  }

  Checksum add(Path file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        add(buffer, n);
      }
    }
    return this;
  }

  /** The hash of all bytes so far; a second call is of nothing. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The hash of all bytes so far, as bytes from {@code offset}. */
  void into(byte[] target, int offset) {
    byte[] hash = digest.digest();
    System.arraycopy(hash, 0, target, offset, hash.length);
  }

  /** A SHA-256 that {@link #into} wrote, in hexadecimal. */
  static String hex(byte[] hashes, int offset) {
    return HexFormat.of().formatHex(hashes, offset, offset + SHA256_BYTES);
  }
}
