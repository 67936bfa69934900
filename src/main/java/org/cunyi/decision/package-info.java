/** 四议两公开 and 六议两公开: a village matter from the party organisation's proposal to the published result. */
@org.springframework.modulith.ApplicationModule(displayName = "decision",
        allowedDependencies = {"shared", "org", "workflow", "meeting", "publicity", "deliberation"})
package org.cunyi.decision;
