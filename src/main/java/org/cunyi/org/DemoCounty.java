package org.cunyi.org;

import java.io.IOException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demonstration county 清河县 (contract.md §2; all persons are invented), imported on the first start the way a real county would be. */
@Component
@Profile("demo")
@Order(0)
class DemoCounty implements ApplicationRunner {

    private static final String CODE = "990101";

    private final Organisation organisation;
    private final RosterImport imports;

    DemoCounty(Organisation organisation, RosterImport imports) {
        this.organisation = organisation;
        this.imports = imports;
    }

    /** All files or none: a county half loaded would be taken for loaded at the next start. */
    @Override
    @Transactional
    public void run(ApplicationArguments arguments) throws IOException {
        if (organisation.find(CODE).isPresent()) {
            return;
        }
        for (ImportKind kind : ImportKind.values()) {
            String file = kind.key() + ".csv";
            ClassPathResource data = new ClassPathResource("demo/" + file);
            ImportReport report = data.exists() ? imports.run(kind, file, data.getContentAsByteArray()) : null;
            if (report != null && !report.isGood()) {
                throw new IllegalStateException("demo/" + file + ": " + report.badRows());
            }
        }
    }
}
