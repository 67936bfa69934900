package org.cunyi.deliberation;

import java.time.LocalDate;

/** What a village's council did in a year; members, open and overdue resolutions are those of today. */
public record VillageFigures(String code, String name, int members, int raised, int accepted, int byLaw, int byVillageRules, int notPrepared,
        int referred, int sessions, int held, int adjourned, int cancelled, LocalDate lastSession, int openResolutions, int overdueResolutions) {
}
