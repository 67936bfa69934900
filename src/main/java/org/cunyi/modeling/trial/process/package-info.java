/** The engines that trials run in, apart from the one that cases run in. */
package org.cunyi.modeling.trial.process;
