/** Resolutions 决议: somebody's duty until a chair strikes them off. */
package org.cunyi.deliberation.resolution;
