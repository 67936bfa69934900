/** 任职资格联审: the township proposes, thirteen units of the county answer each for itself, the organisation department concludes. */
package org.cunyi.cadre.qualification;
