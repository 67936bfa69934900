package org.cunyi.browser;

import org.cunyi.Walk;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Beside that, the walk of the cases that the people have in hand. */
abstract class CaseWalkTest extends BrowserTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    Cases cases;
    Walk walk;

    @BeforeEach
    void walk() {
        walk = new Walk(context);
    }

    @AfterEach
    void remember() {
        walk.remember();
    }
}
