/** Tables: results beside published numbers, CSV and Markdown, and the comparison of two tables. */
package incnas.report;
