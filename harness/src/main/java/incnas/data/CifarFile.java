package incnas.data;

/**
 * One binary file of CIFAR: {@code records} records of some label bytes and 3,072 pixel bytes.
 *
 * @param sha256 of the published file
 */
record CifarFile(String name, int records, String sha256) {}
