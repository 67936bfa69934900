package org.cunyi.deliberation.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.org.Organisation;
import org.cunyi.publicity.web.PaperPress;
import org.cunyi.publicity.web.PaperText;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** The minutes of a session on A4 paper, from the record; there are none before its members were counted. */
@Component
public class MinutesPaper {

    private final Callings callings;
    private final Minutes minutes;
    private final Organisation organisation;
    private final PaperPress press;
    private final String cases;

    MinutesPaper(Callings callings, Minutes minutes, Organisation organisation, PaperPress press, @Value("${cunyi.base-url}") String baseUrl) {
        this.callings = callings;
        this.minutes = minutes;
        this.organisation = organisation;
        this.press = press;
        this.cases = baseUrl.replaceAll("/+$", "") + "/cases/";
    }

    /** A heading and its lines, made printable. */
    public record Part(String heading, List<Fact> facts) {
    }

    /** A label and its lines, made printable. */
    public record Fact(String label, List<String> lines) {
    }

    public boolean exists(CaseFile file) {
        return file.process().equals(DeliberationProcess.SESSION) && callings.newest(file.caseNumber()).filter(Calling::isCounted).isPresent();
    }

    /** Empty where nobody has come together yet. */
    public Optional<byte[]> print(CaseFile file) {
        return exists(file) ? Optional.of(press.print("deliberation/minutes", content(file)).pdf()) : Optional.empty();
    }

    private Context content(CaseFile file) {
        PaperText text = press.text();
        String address = cases + file.caseNumber();
        Context content = new Context(Locale.SIMPLIFIED_CHINESE);
        content.setVariable("place", text.of(new OrgCode(file.orgCode()).lineage().stream().map(organisation::name).collect(Collectors.joining())));
        content.setVariable("title", text.of(organisation.name(file.orgCode()) + "议事会会议纪要"));
        content.setVariable("caseNumber", file.caseNumber());
        content.setVariable("parts", minutes.of(file).stream().map(p -> new Part(text.of(p.heading()), p.facts().entrySet().stream()
                .map(f -> new Fact(text.of(f.getKey()), f.getValue().lines().map(text::of).toList())).toList())).toList());
        content.setVariable("address", address);
        content.setVariable("qr", press.code(address));
        content.setVariable("missing", text.missing());
        return content;
    }
}
