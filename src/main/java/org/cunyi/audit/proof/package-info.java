/**
 * What a stranger needs to check the record: hashes, Merkle trees, anchors, and the check of a chain and of the file of a case. It knows neither
 * the database nor Spring, so that the command line runs it alone.
 */
@org.springframework.modulith.NamedInterface("proof")
package org.cunyi.audit.proof;
