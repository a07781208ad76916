/** The command line: arguments in, text and exit codes out; no other package prints or exits. */
package incnas.cli;
