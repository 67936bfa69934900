/** The few plain words every room of the house uses: who acts, what an act is, why something is refused, where a unit stands. */
@org.springframework.modulith.ApplicationModule(displayName = "shared", type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package org.cunyi.shared;
