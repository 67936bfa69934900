/** Which database the rows are kept in, for the few statements where that matters. */
package org.cunyi.shared.database;
