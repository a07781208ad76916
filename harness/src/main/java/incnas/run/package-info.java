/** A run on disk: directory, manifest, journal, lock, files that are whole or absent. */
package incnas.run;
