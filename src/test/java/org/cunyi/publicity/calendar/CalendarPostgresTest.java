package org.cunyi.publicity.calendar;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "calendar.database=postgres")
class CalendarPostgresTest extends CalendarRules {
}
