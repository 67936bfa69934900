/** What a draft or a release changes, row by row and field by field; the picture of a process is compared in the browser. */
package org.cunyi.modeling.difference;
