/** Zero-shot proxies: one class each, and the list of them. */
package incnas.score;
