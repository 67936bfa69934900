package org.cunyi.cadre.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.cunyi.cadre.registry.PublicCadres;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.shared.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Who holds which post of the village, for everybody and without a login: what was released, nothing else. */
@Controller
class PublicCadresController {

    private static final String FRESH = CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic().getHeaderValue();

    private final PublicCadres cadres;
    private final Organisation organisation;

    PublicCadresController(PublicCadres cadres, Organisation organisation) {
        this.cadres = cadres;
        this.organisation = organisation;
    }

    @GetMapping("/public/{villageCode}/cadres")
    String cadres(@PathVariable String villageCode, Model model, HttpServletResponse response) {
        OrgUnit village = organisation.find(villageCode).filter(OrgUnit::isVillage)
                .orElseThrow(() -> Refusal.notFound("没有代码为“" + villageCode + "”的村"));
        model.addAttribute("unit", village);
        model.addAttribute("cadres", cadres.of(village.code()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, FRESH);
        return "public/cadres";
    }

    @ExceptionHandler(Refusal.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(Refusal refusal, Model model) {
        model.addAttribute("message", refusal.getMessage());
        return "error/404";
    }
}
