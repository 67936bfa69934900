/** Trying a draft out before anybody's case runs on it: tables with entered values, cases in an engine of their own that reaches nothing. */
package org.cunyi.modeling.trial;
