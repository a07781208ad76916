/** A trained layer graph as an ONNX file that says where it came from. */
package incnas.export;
