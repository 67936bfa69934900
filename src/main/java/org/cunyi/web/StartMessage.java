package org.cunyi.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Says where to go and, with the demonstration county only, who can log in. */
@Component
class StartMessage {

    private static final Logger LOG = LoggerFactory.getLogger(StartMessage.class);

    private final Environment environment;

    StartMessage(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof ServletWebServerApplicationContext server) || server.getWebServer() == null) {
            return;
        }
        String base = "http://localhost:" + server.getWebServer().getPort();
        LOG.info("""

                村议已启动
                  登录与办理   {}/
                  公开栏       {}/public/（村民查看，不用登录）
                  运行状况     http://localhost:{}/actuator/health
                {}""", base, base, environment.getProperty("local.management.port", "8081"), demo());
    }

    private String demo() {
        return !environment.acceptsProfiles(Profiles.of("demo")) ? "" : """
                  演示登录名（密码均为 cunyi-demo）：
                    zhang-secretary 张村书记兼主任   zhang-clerk 张村文书      zhang-committee 村委会
                    zhang-supervision 监委会主任     li-… wang-… 李村、王村同样
                    liulin-committee 柳林镇党委政府  county-organization 县委组织部
                    auditor 审计   modeller 流程管理员   admin 系统管理员
                """;
    }
}
