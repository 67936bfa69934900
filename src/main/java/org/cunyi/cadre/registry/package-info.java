/** 村干部登记: posts with everything that happened to them, reviews, evaluations and relatives; nothing in it is overwritten. */
@org.springframework.modulith.NamedInterface("registry")
package org.cunyi.cadre.registry;
