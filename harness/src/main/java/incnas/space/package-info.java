/** Which networks can be reached: search spaces, mutation, limits. */
package incnas.space;
