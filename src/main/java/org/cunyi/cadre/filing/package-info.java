/** 备案: what was decided about a post is filed with two authorities of the county, each of which acknowledges it or returns it with a reason. */
package org.cunyi.cadre.filing;
