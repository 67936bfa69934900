/** Pages of the council: for members on the phone, for those who lead it, for the public. */
package org.cunyi.deliberation.web;
