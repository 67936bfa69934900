/** 议事会 and its members, their points, by name and effective-dated. */
package org.cunyi.deliberation.council;
