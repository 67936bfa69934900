/** The pages of the register: entitled officials', and the one for everybody. */
package org.cunyi.cadre.web;
