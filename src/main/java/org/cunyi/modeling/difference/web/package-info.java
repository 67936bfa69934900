/** The page that shows two versions of one model. */
package org.cunyi.modeling.difference.web;
