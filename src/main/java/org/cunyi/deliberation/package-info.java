/** 议事会 (乡村夜话): topics are pre-reviewed, sessions decide, every resolution is tracked until it is struck off. */
@org.springframework.modulith.ApplicationModule(displayName = "deliberation",
        allowedDependencies = {"shared", "org", "archive", "workflow", "workflow :: *", "meeting", "publicity", "publicity :: *"})
package org.cunyi.deliberation;
