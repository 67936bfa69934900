package org.cunyi.org;

import org.springframework.stereotype.Component;

/** Days, months and times that each county sets for itself. */
@Component
class CountyDays extends SettingReference {

    CountyDays(SettingKinds kinds) {
        super(kinds, "days");
    }

    @Override
    public String code() {
        return "county-days";
    }

    @Override
    public String title() {
        return "各县的天数和期限";
    }

    @Override
    public String purpose() {
        return "提醒、代理、罢免再提的天数、月数和次数。各县分别设，没有设的按说明里写的办。";
    }

    @Override
    public String source() {
        return "县里的文件，省里的条文";
    }
}
