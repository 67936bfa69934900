/** What the models of this room call. */
package org.cunyi.cadre.process;
