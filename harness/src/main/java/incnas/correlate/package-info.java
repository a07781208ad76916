/** How well proxies rank networks: correlations with accuracies, scatter plots, regression gate. */
package incnas.correlate;
