/** What is written about persons in the procedures on cadres, sealed, and destroyed when its time is over. */
package org.cunyi.cadre.paper;
