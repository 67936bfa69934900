package org.cunyi.cadre.recall;

import java.util.Optional;
import org.cunyi.org.Settings;
import org.springframework.stereotype.Component;

/** Whether the same ground may be raised again: only a county that names its provincial article bars it, and a person says whether it is the same. */
@Component
class RepeatBar {

    private final Settings settings;
    private final Recalls recalls;

    RepeatBar(Settings settings, Recalls recalls) {
        this.settings = settings;
        this.recalls = recalls;
    }

    record Bar(String words, String legalBasis) {
    }

    /** Empty where the county has no such rule, or no petition against that person was voted down within its months. */
    Optional<Bar> on(Recall recall) {
        return settings.of(recall.orgCode(), Settings.RECALL_REPEAT_MONTHS, recall.receivedOn()).flatMap(months -> recalls.keptOn(recall.member(),
                recall.orgCode()).filter(day -> !day.plusMonths(Integer.parseInt(months)).isBefore(recall.receivedOn())).map(day -> {
                    String basis = settings.basis(recall.orgCode(), Settings.RECALL_REPEAT_MONTHS, recall.receivedOn());
                    return new Bar("前次罢免" + day + "未通过，" + months + "个月内不得以同一理由再次要求罢免：" + basis, basis);
                }));
    }
}
