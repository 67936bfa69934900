/** Where the three models touch the engine. */
package org.cunyi.deliberation.process;
