package org.cunyi.cadre.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.cunyi.cadre.registry.Line;
import org.cunyi.cadre.unfitness.Dossier;
import org.cunyi.org.XlsxList;
import org.cunyi.workflow.web.PageController;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** 一人一档 as a workbook, for those who handle such cases: the township and the county's organisation department. */
@PageController
@RequestMapping("/registers/cadres/{id:[0-9]{1,18}}/dossier.xlsx")
class DossierController {

    private static final List<String> HEADS = List.of("类别", "日期", "事项", "内容", "依据或者案件");
    private static final int[] WIDTHS = {18, 12, 24, 80, 30};

    private final CadreAccess access;
    private final Dossier dossier;

    DossierController(CadreAccess access, Dossier dossier) {
        this.access = access;
        this.dossier = dossier;
    }

    @GetMapping
    void export(@PathVariable long id, HttpServletResponse response) throws IOException {
        Line post = access.post(id);
        List<Dossier.Part> parts = dossier.of(post, access.requireDossier(post));
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=dossier-" + id + ".xlsx");
        response.setHeader("Cache-Control", "no-store");
        try (XlsxList list = new XlsxList("一人一档", HEADS, WIDTHS)) {
            parts.forEach(p -> list.add(List.of(p.kind(), p.day(), p.title(), p.content(), p.source())));
            list.write(response.getOutputStream());
        }
    }
}
