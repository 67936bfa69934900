package org.cunyi.workflow;

import java.util.Map;

/** What this installation has released in place of, or beside, the models that the product ships: content by path, in force today. */
public interface ReleasedModels {

    Map<String, byte[]> inForce();
}
