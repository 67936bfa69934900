package org.cunyi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on PostgreSQL with the demonstration county, over real HTTP, timers run by hand. One context for every test that
 * carries this; each test makes its own cases.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = CunyiApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "management.server.port=0", "camunda.bpm.job-execution.enabled=false", "cunyi.publication.cron=-",
    "cunyi.reminders.cron=-", "cunyi.mail.digest-cron=-", "cunyi.mail.purge-cron=-", "cunyi.documents.sweep-cron=-", "cunyi.cadre.keeping-cron=-", "cunyi.cadre.evaluation-cron=-",
    "cunyi.modeling.release-cron=-", "cunyi.modeling.move-cron=-", "cunyi.cadre.leads-cron=-", "cunyi.audit.anchor-cron=-", "cunyi.audit.anchor-rest=0s"})
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestPostgres.class)
@Import(CunyiTest.Configuration.class)
public @interface CunyiTest {

    /** The clock that tests move. */
    @TestConfiguration(proxyBeanMethods = false)
    class Configuration {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }
}
