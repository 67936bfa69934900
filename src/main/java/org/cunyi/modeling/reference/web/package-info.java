/** Pages on which modellers see, change, and release reference tables. */
package org.cunyi.modeling.reference.web;
