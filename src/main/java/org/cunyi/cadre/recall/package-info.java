/** 罢免: the villagers ask for it, the township counts who signed, the villagers vote; no other procedure can begin it. */
package org.cunyi.cadre.recall;
