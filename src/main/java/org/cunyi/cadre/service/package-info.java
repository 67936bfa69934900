/** 送达文书: what a person whom a procedure concerns is given in writing, printed for service and never published. */
package org.cunyi.cadre.service;
