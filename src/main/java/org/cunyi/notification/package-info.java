/** Telling people: what waits for them goes into a stored outbox and from there by mail. Nobody calls this room; it listens. */
@org.springframework.modulith.ApplicationModule(displayName = "notification",
        allowedDependencies = {"shared", "org", "archive", "workflow", "workflow :: *", "publicity", "publicity :: calendar"})
package org.cunyi.notification;
