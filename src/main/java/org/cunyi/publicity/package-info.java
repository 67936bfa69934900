/** 公开: what is posted for the villagers, who drafts, checks and releases it, for how long it hangs. */
@org.springframework.modulith.ApplicationModule(displayName = "publicity", allowedDependencies = {"shared", "org", "org :: reference", "archive", "workflow", "workflow :: *"})
package org.cunyi.publicity;
