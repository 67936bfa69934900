/** People in a case: who keeps out of it, who hands a task to whom, who asks for it again, who takes back what he has just done. */
@org.springframework.modulith.NamedInterface("people")
package org.cunyi.workflow.people;
