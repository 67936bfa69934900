package org.cunyi.publicity;

import java.util.Map;
import org.cunyi.publicity.leak.LeakScan;
import org.springframework.stereotype.Component;

/** Words that may stand before everybody as they are, without a person looking at them first: the scan finds nothing in them at all. */
@Component
public class PublicWords {

    private final LeakScan scan;

    PublicWords(LeakScan scan) {
        this.scan = scan;
    }

    public boolean clean(String words) {
        return scan.scan(Map.of("文字", words)).isClean();
    }
}
