/** 发现: what an auditor is shown without asking, by rules that are a table. */
package org.cunyi.insight.watch;
