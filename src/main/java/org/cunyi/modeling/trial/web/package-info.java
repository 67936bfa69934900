/** The pages on which a draft is tried out. */
package org.cunyi.modeling.trial.web;
