/** How our engine differs from the stock one. */
package org.cunyi.workflow.process;
