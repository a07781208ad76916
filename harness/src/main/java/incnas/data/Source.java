package incnas.data;

import java.util.List;

/**
 * Where the bytes of a data set came from, for the manifest.
 *
 * @param file name inside the data set, such as {@code cifar-10-batches-bin/test_batch.bin}; the
 *     same whether it was read from a folder or from an archive
 * @param sha256 of the file, in lower-case hexadecimal; of the unpacked content where the file is
 *     compressed; of a folder of pictures over one line for each picture that is used, in order:
 *     its name in the folder, a blank, its size in bytes, a blank, the SHA-256 of its bytes
 * @param official whether that is the hash of the published file
 * @param skipped pictures of a folder that are not used, as they cannot be decoded
 */
public record Source(String file, String sha256, boolean official, List<Skipped> skipped) {
  public Source {
    skipped = List.copyOf(skipped);
  }

  /** A source of which everything is used. */
  public Source(String file, String sha256, boolean official) {
    this(file, sha256, official, List.of());
  }
}
