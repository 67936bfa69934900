package org.cunyi.cadre.service;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseSection;
import org.springframework.stereotype.Component;

/** The way from a case to its papers for service. */
@Component
class ServiceSection implements CaseSection {

    private final ServiceDesk desk;

    ServiceSection(ServiceDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Section> of(CaseFile file) {
        List<ServicePapers.Offer> offers = desk.offers(file);
        return offers.isEmpty() ? List.of() : List.of(new Section("送达文书", Map.of("可以打印", offers.stream().map(ServicePapers.Offer::name)
                .collect(Collectors.joining("、"))), "/cases/" + file.caseNumber() + "/service-papers", "打印送达文书（PDF，交本人；下载会记入审计）"));
    }
}
