/** What must not hang on the village board: numbers, homes and names of villagers, found before a notice goes out. */
package org.cunyi.publicity.leak;
