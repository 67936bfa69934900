/** Administrators change the procedures themselves: drafts of models, what is wrong with them, and their release. */
@org.springframework.modulith.ApplicationModule(displayName = "modeling", allowedDependencies = {"shared", "org", "org :: reference", "archive", "workflow", "workflow :: web"})
package org.cunyi.modeling;
