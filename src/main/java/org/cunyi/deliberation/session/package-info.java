/** CouncilSessions 会议: called, signed in, quorate or adjourned, topic by topic, minuted. */
package org.cunyi.deliberation.session;
