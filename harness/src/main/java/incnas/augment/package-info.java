/**
 * What is done to an image on its way into a network: the operations of the training recipes, with
 * Pillow's arithmetic.
 */
package incnas.augment;
