/** 民主评议: what the villagers think of each member of their committee, once a year, and what follows by law from the second 不称职. */
package org.cunyi.cadre.evaluation;
