package org.cunyi.deliberation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.session.Agenda;
import org.cunyi.deliberation.session.Bench;
import org.cunyi.deliberation.session.Callings;
import org.cunyi.deliberation.session.CouncilSessions;
import org.cunyi.deliberation.session.Guests;
import org.cunyi.deliberation.session.MinutesPaper;
import org.cunyi.deliberation.session.SignInDesk;
import org.cunyi.deliberation.session.Unreached;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.web.PageController;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A session on a telephone: agenda and guests for who comes, the door list for who signs them in, the minutes afterwards. */
@PageController
class SessionPageController {

    private final CouncilAccess access;
    private final CouncilSessions sessions;
    private final Callings callings;
    private final Agenda agenda;
    private final Guests guests;
    private final Bench bench;
    private final Unreached unreached;
    private final SignInDesk desk;
    private final MinutesPaper minutes;

    SessionPageController(CouncilAccess access, CouncilSessions sessions, Callings callings, Agenda agenda, Guests guests, Bench bench,
            Unreached unreached, SignInDesk desk, MinutesPaper minutes) {
        this.access = access;
        this.sessions = sessions;
        this.callings = callings;
        this.agenda = agenda;
        this.guests = guests;
        this.bench = bench;
        this.unreached = unreached;
        this.desk = desk;
        this.minutes = minutes;
    }

    @GetMapping("/deliberation/sessions/{caseNumber}")
    String show(@PathVariable String caseNumber, Model model) {
        return show(access.caseFile(caseNumber, DeliberationProcess.SESSION), model);
    }

    @PostMapping("/deliberation/sessions/{caseNumber}/attendance")
    String enter(@PathVariable String caseNumber, @RequestParam long member, @RequestParam String state, Model model, HttpServletResponse response) {
        CaseFile file = access.caseFile(caseNumber, DeliberationProcess.SESSION);
        try {
            desk.enter(file, member, state);
            return "redirect:/deliberation/sessions/" + caseNumber + "#member-" + member;
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problem", refusal.getMessage());
            return show(file, model);
        }
    }

    @GetMapping("/deliberation/sessions/{caseNumber}/minutes.pdf")
    ResponseEntity<byte[]> minutes(@PathVariable String caseNumber) {
        byte[] pdf = minutes.print(access.caseFile(caseNumber, DeliberationProcess.SESSION)).orElseThrow(() -> Refusal.notFound("会议还没有签到，没有会议纪要"));
        String name = ContentDisposition.inline().filename(caseNumber + "-会议纪要.pdf", StandardCharsets.UTF_8).build().toString();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name).body(pdf);
    }

    private String show(CaseFile file, Model model) {
        List<Bench.Seat> seats = bench.seats(file.caseNumber());
        model.addAttribute("file", file);
        model.addAttribute("council", sessions.get(file.caseNumber()));
        model.addAttribute("calling", callings.newest(file.caseNumber()).orElse(null));
        model.addAttribute("items", agenda.of(file.caseNumber()));
        model.addAttribute("guests", guests.of(file.caseNumber()));
        model.addAttribute("seats", seats);
        model.addAttribute("present", seats.stream().filter(Bench.Seat::isPresent).count());
        model.addAttribute("unreached", unreached.of(file.caseNumber()));
        model.addAttribute("maySign", desk.isOpen(file));
        model.addAttribute("minutes", minutes.exists(file));
        return "deliberation/session";
    }
}
