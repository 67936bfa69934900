/** Who is who in a county: units, persons, their posts and offices, the figures a meeting is counted against, what the assembly has delegated. */
@org.springframework.modulith.ApplicationModule(displayName = "org", allowedDependencies = "shared")
package org.cunyi.org;
