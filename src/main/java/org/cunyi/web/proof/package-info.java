/** What auditors and the public see of the proofs: verifications, anchors, and what the file of a case carries along. */
package org.cunyi.web.proof;
