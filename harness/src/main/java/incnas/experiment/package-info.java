/** The experiment model, and the reader that makes one from YAML files and finds every mistake. */
package incnas.experiment;
