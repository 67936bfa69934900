/** 追踪: the course of one case, from its first form to its last mail. */
package org.cunyi.insight.trace;
