package incnas.data;

/**
 * Where the bytes of a data set came from, for the manifest.
 *
 * @param file name inside the data set, such as {@code cifar-10-batches-bin/test_batch.bin}; the
 *     same whether it was read from a folder or from an archive
 * @param sha256 of the file, in lower-case hexadecimal; of the unpacked content where the file is
 *     compressed
 * @param official whether that is the hash of the published file
 */
public record Source(String file, String sha256, boolean official) {}
