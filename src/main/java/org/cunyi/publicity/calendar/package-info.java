/** 公开日历: what a village must publish by which day, who is reminded, and what is overdue as a fact that others can build on. */
@org.springframework.modulith.NamedInterface("calendar")
package org.cunyi.publicity.calendar;
