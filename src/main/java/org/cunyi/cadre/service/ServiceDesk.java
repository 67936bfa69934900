package org.cunyi.cadre.service;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.org.Organisation;
import org.cunyi.publicity.web.PaperPress;
import org.cunyi.publicity.web.PaperText;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Option;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.context.Context;

/** Prints papers for service on A4, for who serves them; beside every paper an empty receipt to be signed. */
@Component
public class ServiceDesk {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final ServicePapers.Offer RECEIPT = new ServicePapers.Offer(ServicePaper.RECEIPT, "送达回证", "每送达一份文书填写一张，由受送达人签收");

    private final List<ServicePapers> procedures;
    private final Cases cases;
    private final Organisation organisation;
    private final PaperPress press;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ServiceDesk(List<ServicePapers> procedures, Cases cases, Organisation organisation, PaperPress press, ApplicationEventPublisher events,
            Clock clock) {
        this.procedures = procedures;
        this.cases = cases;
        this.organisation = organisation;
        this.press = press;
        this.events = events;
        this.clock = clock;
    }

    /** A printed paper with its name. */
    public record Printed(String name, byte[] pdf) {
    }

    /** A label and its lines, made printable. */
    public record Box(String label, List<String> lines) {
    }

    /** A case and what can be printed in it. */
    public record Papers(CaseFile file, List<ServicePapers.Offer> offers) {
    }

    /**
     * With what is to be chosen.
     *
     * @throws Refusal where there is none such case, or nothing for the acting person to print in it
     */
    public Papers papers(String caseNumber) {
        Papers papers = found(caseNumber);
        return new Papers(papers.file(), papers.offers().stream().map(o -> o.with(choices(papers.file(), o))).toList());
    }

    private Papers found(String caseNumber) {
        return cases.find(caseNumber).map(file -> new Papers(file, offers(file))).filter(p -> !p.offers().isEmpty()).orElseThrow(
                () -> Refusal.notFound("没有编号为“" + caseNumber + "”的案件，或者没有可以打印的送达文书"));
    }

    private List<Option> choices(CaseFile file, ServicePapers.Offer offer) {
        return procedures.stream().flatMap(p -> p.choices(file, offer.kind()).stream()).toList();
    }

    /** What can be printed, without what is to be chosen. */
    List<ServicePapers.Offer> offers(CaseFile file) {
        List<ServicePapers.Offer> offers = new ArrayList<>(procedures.stream().flatMap(p -> p.offers(file).stream()).toList());
        if (!offers.isEmpty()) {
            offers.add(RECEIPT);
        }
        return offers;
    }

    /**
     * Says in the chain that it was printed and what was chosen, in the same transaction.
     *
     * @param measure what was chosen, {@code null} where nothing is to be chosen
     */
    @Transactional
    public Printed print(String caseNumber, String kind, String measure) {
        Papers papers = found(caseNumber);
        ServicePapers.Offer offer = papers.offers().stream().filter(o -> o.kind().equals(kind)).findFirst().orElseThrow(
                () -> Refusal.notFound("现在没有这一份可以打印的送达文书"));
        requireChoice(choices(papers.file(), offer), measure);
        ServicePaper paper = kind.equals(ServicePaper.RECEIPT) ? receipt(papers) : procedures.stream().flatMap(p -> p.write(papers.file(), kind, measure)
                .stream()).findFirst().orElseThrow();
        events.publishEvent(SimpleAct.ofNow(caseNumber, "personal.read", "service-paper", measure == null ? Map.of("what", kind)
                : Map.of("what", kind, "measure", measure)));
        return new Printed(offer.name(), print(papers.file(), paper));
    }

    private static void requireChoice(List<Option> choices, String measure) {
        if (choices.isEmpty() ? measure != null : choices.stream().noneMatch(c -> c.value().equals(measure))) {
            throw Refusal.of("measure", "拟作的处置：请从文书页面的列表中选择，不得重于已经打印或者告知的处置");
        }
    }

    private byte[] print(CaseFile file, ServicePaper paper) {
        PaperText text = press.text();
        Context content = new Context(Locale.SIMPLIFIED_CHINESE);
        content.setVariable("place", text.of(new OrgCode(file.orgCode()).lineage().stream().map(organisation::name).collect(Collectors.joining())));
        content.setVariable("caseNumber", file.caseNumber());
        content.setVariable("title", text.of(paper.title()));
        content.setVariable("addressee", paper.addressee() == null ? null : text.of(paper.addressee()));
        content.setVariable("paragraphs", paper.paragraphs().stream().flatMap(String::lines).map(text::of).toList());
        content.setVariable("form", paper.form().entrySet().stream().map(f -> new Box(f.getKey(), f.getValue().lines().map(text::of).toList())).toList());
        content.setVariable("issuer", paper.issuer() == null ? null : text.of(paper.issuer()));
        content.setVariable("day", paper.day());
        content.setVariable("printed", DAY.format(LocalDate.now(clock)));
        content.setVariable("missing", text.missing());
        return press.print("cadre/service", content).pdf();
    }

    /** Empty: who serves it fills it in, who gets it signs. */
    private ServicePaper receipt(Papers papers) {
        CaseFile file = papers.file();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("案件编号", file.caseNumber());
        form.put("受送达人", procedures.stream().flatMap(p -> p.served(file).stream()).findFirst().orElse(""));
        form.put("送达文书", papers.offers().stream().filter(o -> !o.kind().equals(ServicePaper.RECEIPT)).map(o -> "（　）" + o.name())
                .collect(Collectors.joining("\n")) + "\n（　）其他：");
        form.put("送达方式", "（　）直接送达　（　）留置送达　（　）邮寄送达");
        form.put("送达地点", "");
        form.put("收到日期", "　　　　年　　月　　日　　时　　分");
        form.put("受送达人签名", "\n");
        form.put("代收人签名及代收理由", "\n");
        form.put("拒收情形和见证人签名", "\n");
        form.put("送达人签名", "（两人）\n");
        form.put("备注", "");
        return new ServicePaper("送达回证", null, List.of(), form, null, null);
    }
}
