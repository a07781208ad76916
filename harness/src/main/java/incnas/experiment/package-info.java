/** The experiment model, and the reader that makes one from YAML files. */
package incnas.experiment;
