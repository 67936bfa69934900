/** Reads models with the engine's own model API. */
package org.cunyi.modeling.process;
