/** 参考表: units, days, thresholds of counties, holidays, words of notices and the publication calendar, changed row by row with a date of effect. */
package org.cunyi.modeling.reference;
