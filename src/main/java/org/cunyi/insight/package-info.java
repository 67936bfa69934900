/** What auditors see of all this without being part of it: every case is found, nothing is changed. */
@org.springframework.modulith.ApplicationModule(displayName = "insight", allowedDependencies = {"shared", "org", "workflow", "workflow :: *"})
package org.cunyi.insight;
