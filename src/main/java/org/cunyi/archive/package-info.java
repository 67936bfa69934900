/** 一事一档: the papers, photographs and lists that belong to a case, and the file that all of it makes in the end. */
@org.springframework.modulith.ApplicationModule(displayName = "archive", allowedDependencies = "shared")
package org.cunyi.archive;
