/** Pictures of numbers, as SVG and PNG; the only package that knows the drawing library. */
package incnas.plot;
