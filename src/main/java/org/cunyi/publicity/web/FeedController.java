package org.cunyi.publicity.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.cunyi.org.OrgUnit;
import org.cunyi.shared.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** News of a unit's board for feed readers and for other sites of the county. */
@Controller
class FeedController {

    private static final int NEWEST = 50;
    private static final MediaType ATOM = new MediaType(MediaType.APPLICATION_ATOM_XML, StandardCharsets.UTF_8);

    private final Board board;
    private final BoardUnits units;
    private final AtomFeed feed;

    FeedController(Board board, BoardUnits units, AtomFeed feed) {
        this.board = board;
        this.units = units;
        this.feed = feed;
    }

    @GetMapping("/public/{orgCode}/feed.atom")
    ResponseEntity<byte[]> feed(@PathVariable String orgCode) {
        OrgUnit unit = units.find(orgCode).orElseThrow(() -> Refusal.notFound("没有代码为“" + orgCode + "”的单位"));
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic()).contentType(ATOM)
                .body(feed.write(unit, board.feed(orgCode, NEWEST)));
    }
}
