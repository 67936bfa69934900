/** Administrators change the procedures themselves: drafts of models, what is wrong with them, and their release. */
@org.springframework.modulith.ApplicationModule(displayName = "modeling", allowedDependencies = {"shared", "org", "archive", "workflow"})
package org.cunyi.modeling;
