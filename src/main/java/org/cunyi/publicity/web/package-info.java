/** The public board and the papers of it; the press that sets them is open to other rooms. */
@org.springframework.modulith.NamedInterface("web")
package org.cunyi.publicity.web;
