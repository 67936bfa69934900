/** 查案: which of all cases are meant, and who acted in them. */
package org.cunyi.insight.search;
