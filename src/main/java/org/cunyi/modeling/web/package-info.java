/** Pages on which modellers draft, check and release models. */
package org.cunyi.modeling.web;
