/** What any model may use without a line of Java: choices from the roster, tables that refuse, what an earlier step said, mail, other procedures. */
package org.cunyi.workflow.block;
