/** 村干部: who may take a post of a village, and what happens on the way. */
@org.springframework.modulith.ApplicationModule(displayName = "cadre",
        allowedDependencies = {"shared", "org", "archive", "workflow", "workflow :: *", "meeting", "publicity", "publicity :: *"})
package org.cunyi.cadre;
