package org.cunyi.publicity.calendar;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "calendar.database=h2")
class CalendarH2Test extends CalendarRules {
}
