/** What auditors see of all this without being part of it: every case is found and traced, nothing is changed. */
@org.springframework.modulith.ApplicationModule(displayName = "insight", allowedDependencies = {"shared", "org", "audit", "workflow", "workflow :: *"})
package org.cunyi.insight;
