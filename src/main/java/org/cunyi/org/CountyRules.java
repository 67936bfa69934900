package org.cunyi.org;

import org.springframework.stereotype.Component;

/** What each county has decided for itself. */
@Component
class CountyRules extends SettingReference {

    CountyRules(SettingKinds kinds) {
        super(kinds, "rule");
    }

    @Override
    public String code() {
        return "county-rules";
    }

    @Override
    public String title() {
        return "各县的规定和门槛";
    }

    @Override
    public String purpose() {
        return "本县按哪一个程序议决、哪些做法可以用、从哪一天起用。各县分别设，没有设的按说明里写的办。";
    }

    @Override
    public String source() {
        return "县里的文件，省里的条文";
    }
}
