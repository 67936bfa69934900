/** The auditors' pages, workbooks and addresses for programs. */
package org.cunyi.insight.web;
