/** Running cases go over to a newer version of their procedure, by a plan that two people have looked at. */
package org.cunyi.modeling.migration;
