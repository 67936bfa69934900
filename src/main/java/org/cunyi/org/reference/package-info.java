/** How a room describes a table of its own that modellers change on pages: columns, ranges, source, and where it lies. */
@org.springframework.modulith.NamedInterface("reference")
package org.cunyi.org.reference;
