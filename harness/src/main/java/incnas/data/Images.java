package incnas.data;

import incnas.augment.Picture;

/** Labelled images of one split in a fixed order: in memory, or files that are read when wanted. */
public sealed interface Images permits RawImages, FolderImages {
  int count();

  /** The class number, from 0, of each image; shared, so treat it as read-only. */
  int[] labels();

  /**
   * One image; those of a folder differ in size.
   *
   * <p>Safe to call from many threads.
   *
   * @throws incnas.run.UserError if its file cannot be read any more
   */
  Picture picture(int index);

  /** The first {@code n} images. */
  Images first(int n);

  /** The images at {@code indices}, in that order; an index may occur more than once. */
  Images select(int[] indices);
}
