/** A trained network on test images: in one engine, or in two that have to agree. */
package incnas.evaluate;
