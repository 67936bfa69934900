package org.cunyi.deliberation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.cunyi.deliberation.resolution.PublicResolution;
import org.cunyi.deliberation.resolution.PublicResolutions;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** How a village's resolutions stand, for everybody, without a login, on an old phone. */
@Controller
class PublicResolutionsController {

    /** Ten of the longest texts are 60 KB, which an old telephone can still load. */
    private static final int SIZE = 10;
    private static final int LAST_PAGE = 10_000;
    private static final String FRESH = CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic().getHeaderValue();

    private final PublicResolutions resolutions;
    private final Organisation organisation;

    PublicResolutionsController(PublicResolutions resolutions, Organisation organisation) {
        this.resolutions = resolutions;
        this.organisation = organisation;
    }

    @GetMapping("/public/{villageCode:[0-9]{1,12}}/resolutions")
    String list(@PathVariable String villageCode, @RequestParam(defaultValue = "0") String page, Model model, HttpServletResponse response) {
        OrgUnit unit = organisation.find(villageCode).filter(u -> u.level().equals("village"))
                .orElseThrow(() -> Refusal.notFound("没有代码为“" + villageCode + "”的村（社区）"));
        int at = page.matches("[0-9]{1,5}") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 0;
        List<PublicResolution> found = resolutions.of(villageCode, (long) at * SIZE, SIZE + 1);
        model.addAttribute("unit", unit);
        model.addAttribute("items", found.subList(0, Math.min(SIZE, found.size())));
        model.addAttribute("page", at);
        model.addAttribute("hasNext", found.size() > SIZE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, FRESH);
        return "public/resolutions";
    }

    @ExceptionHandler(Refusal.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(Refusal refusal, Model model) {
        model.addAttribute("message", refusal.getMessage());
        return "error/404";
    }
}
