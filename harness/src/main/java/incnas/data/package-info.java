/** Image data sets as plain arrays: reading, checking, fetching, ordering and augmenting them. */
package incnas.data;
