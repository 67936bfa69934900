/** 联审批次: the candidates that a township sends together, for an election or a gap; each is a case, the batch is how they are followed. */
package org.cunyi.cadre.batch;
