/** A meeting and its arithmetic: who had to come, who came, how they voted, and what the law in force that day makes of it. */
@org.springframework.modulith.ApplicationModule(displayName = "meeting", allowedDependencies = {"shared", "org", "workflow"})
package org.cunyi.meeting;
