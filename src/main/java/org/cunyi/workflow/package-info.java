/** The route a matter takes: the engine and everything that touches it, cases and their numbers, the checking of every form. */
@org.springframework.modulith.ApplicationModule(displayName = "workflow", allowedDependencies = {"shared", "org", "archive"})
package org.cunyi.workflow;
