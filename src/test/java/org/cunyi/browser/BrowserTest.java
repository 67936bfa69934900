package org.cunyi.browser;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a test of people at their browsers has: the people, the program's port and its database. */
abstract class BrowserTest {

    @RegisterExtension
    final Visits visits = new Visits();
    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
}
