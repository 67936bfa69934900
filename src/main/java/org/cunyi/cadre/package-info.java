/** 村干部: who holds which post of a village since when and why, who may take one, and what the villagers are told of it. */
@org.springframework.modulith.ApplicationModule(displayName = "cadre",
        allowedDependencies = {"shared", "org", "archive", "workflow", "workflow :: *", "meeting", "publicity", "publicity :: *"})
package org.cunyi.cadre;
