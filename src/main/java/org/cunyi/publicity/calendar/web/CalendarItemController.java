package org.cunyi.publicity.calendar.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.publicity.NoticeTable;
import org.cunyi.publicity.NoticeTables;
import org.cunyi.publicity.PublicityProcess;
import org.cunyi.publicity.calendar.Item;
import org.cunyi.publicity.calendar.ItemCases;
import org.cunyi.publicity.calendar.ItemTables;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.OpenTask;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** One thing to publish: since when it is due, its tables, and the way to its case and notice. */
@PageController
@RequestMapping("/registers/publication/{id:[0-9]{1,18}}")
class CalendarItemController {

    private final CalendarAccess access;
    private final ItemCases cases;
    private final ItemTables uploads;
    private final NoticeTables tables;
    private final CaseView view;
    private final Clock clock;

    CalendarItemController(CalendarAccess access, ItemCases cases, ItemTables uploads, NoticeTables tables, CaseView view,
            Clock clock) {
        this.access = access;
        this.cases = cases;
        this.uploads = uploads;
        this.tables = tables;
        this.view = view;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable long id, Model model) {
        Item item = access.item(id);
        Optional<OpenTask> drafting = access.drafting(item);
        model.addAttribute("item", item);
        model.addAttribute("tables", tables(item));
        model.addAttribute("unfinished", item.isUnfinished(LocalDate.now(clock)));
        model.addAttribute("largest", uploads.largest());
        model.addAttribute("mayStart", access.mayStart(item));
        model.addAttribute("mayTakeBack", access.mayTakeBack(item));
        model.addAttribute("draftTask", drafting.filter(t -> access.mayDraft(item, t)).orElse(null));
        return "calendar/item";
    }

    /** Posted tables never change; before, those that were uploaded last. */
    private List<NoticeTable> tables(Item item) {
        return item.noticeId() != null ? tables.of(item.noticeId()) : item.caseNumber() != null ? uploads.of(item.caseNumber()) : List.of();
    }

    /** Begins the case that publishes it. */
    @PostMapping("/case")
    String start(@PathVariable long id, @RequestParam(required = false) String title, Model model, HttpServletResponse response) {
        Item item = access.item(id);
        return acting(id, model, response, () -> {
            Map<String, Object> answers = new HashMap<>(Map.of("villageCode", item.orgCode(), "dutyItem", String.valueOf(id)));
            answers.put("title", title == null || title.isBlank() ? item.heading() : title);
            view.start(PublicityProcess.KEY, answers);
        });
    }

    @PostMapping("/tables")
    String upload(@PathVariable long id, @RequestParam(required = false) MultipartFile file, Model model, HttpServletResponse response)
            throws IOException {
        Item item = access.item(id);
        byte[] content = file == null ? new byte[0] : file.getBytes();
        String name = file == null ? "" : file.getOriginalFilename();
        return acting(id, model, response, () -> {
            access.requireDrafting(item);
            uploads.upload(item.caseNumber(), name, content);
        });
    }

    /** An event that was entered by mistake. */
    @PostMapping("/take-back")
    String takeBack(@PathVariable long id, @RequestParam(defaultValue = "") String reason, Model model, HttpServletResponse response) {
        Item item = access.item(id);
        return acting(id, model, response, () -> {
            access.requireVillage(item.orgCode());
            cases.takeBack(item, reason);
        });
    }

    private String acting(long id, Model model, HttpServletResponse response, Runnable act) {
        try {
            act.run();
            return "redirect:/registers/publication/" + id;
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problem", refusal.getMessage());
            return show(id, model);
        }
    }
}
