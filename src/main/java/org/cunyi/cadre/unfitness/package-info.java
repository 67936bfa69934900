/** 不胜任现职处置: a lead, two who verify, a statement and defence, a collective decision, and what follows from it; never more than the law. */
package org.cunyi.cadre.unfitness;
