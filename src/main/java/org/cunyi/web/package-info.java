/** The front door: login, the way to one's work, cases as pages and as an API. */
@org.springframework.modulith.ApplicationModule(displayName = "web",
        allowedDependencies = {"shared", "org", "audit", "audit :: proof", "archive", "workflow", "workflow :: *", "meeting", "publicity", "publicity :: web"})
package org.cunyi.web;
