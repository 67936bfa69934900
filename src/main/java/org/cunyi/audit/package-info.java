/** What happened, in which order, provably: every act becomes a link in the chain of its case. Nobody calls this room; it listens. */
@org.springframework.modulith.ApplicationModule(displayName = "audit", allowedDependencies = "shared")
package org.cunyi.audit;
