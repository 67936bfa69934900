/** Topics 议题: who raised what, and what the party organisation's pre-review said of it. */
package org.cunyi.deliberation.topic;
