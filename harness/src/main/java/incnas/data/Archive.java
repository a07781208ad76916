package incnas.data;

/**
 * A published archive of a data set.
 *
 * @param md5 of the whole archive, as its publisher states it
 */
public record Archive(String file, String md5) {
  public static final Archive CIFAR10 =
      new Archive("cifar-10-binary.tar.gz", "c32a1d4ab5d03f1284b67883e8d87530");

  public static final Archive CIFAR100 =
      new Archive("cifar-100-binary.tar.gz", "03b5dce01913d631647c71ecec9e9cb8");
}
