/** The engine's doors over HTTP. */
@org.springframework.modulith.NamedInterface("web")
package org.cunyi.workflow.web;
