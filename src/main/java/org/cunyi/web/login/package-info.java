/** Who comes in: passwords counted, locks, sessions and their ends, the second factor, the county's own login provider. */
package org.cunyi.web.login;
