package org.cunyi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Properties;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A new task is announced once to everybody who may take it; without a mail server nothing is lost and nothing fails. */
@CunyiTest
class OutboxTest {

    @LocalServerPort
    private int port;
    @Autowired
    private Outbox outbox;
    @Autowired
    private MailPost post;
    @Autowired
    private PlatformTransactionManager transactions;

    private List<Mail> of(String number) {
        return outbox.latest(0, 1000).stream().filter(m -> m.body().contains(number)).toList();
    }

    private int deliver(JavaMailSender sender) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("server", sender);
        MailPost withServer = new MailPost(outbox, beans.getBeanProvider(JavaMailSender.class), "cunyi@example.org");
        return new TransactionTemplate(transactions).execute(t -> {
            int sent = 0;
            for (int now = withServer.deliver(); now > 0; now = withServer.deliver()) {
                sent += now;
            }
            return sent;
        });
    }

    private static JavaMailSenderImpl server(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        Properties properties = sender.getJavaMailProperties();
        properties.put("mail.smtp.connectiontimeout", "2000");
        return sender;
    }

    @Test
    void mail_waits_without_a_server_and_arrives_in_chinese_when_there_is_one() throws Exception {
        String number = new Client(port, "zhang-clerk").start(Sheets.ZHANG, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
        assertThat(post.deliver()).isZero();
        assertThat(of(number)).hasSize(1).allSatisfy(m -> {
            assertThat(m.recipient()).isEqualTo("zhang-secretary@example.org");
            assertThat(m.sentAt()).isNull();
        });

        GreenMail greenMail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        try {
            assertThat(deliver(server(greenMail.getSmtp().getPort()))).isPositive();
            Mail mail = of(number).get(0);
            assertThat(mail.sentAt()).isNotNull();
            MimeMessage received = List.of(greenMail.getReceivedMessages()).stream().filter(m -> id(m).equals(mail.messageId())).findFirst()
                    .orElseThrow();
            assertThat(received.getSubject()).isEqualTo("【村议】待办：村党组织提议（硬化村内道路三公里）");
            assertThat(received.getContent().toString()).contains("张德顺").contains("村党组织提议").contains(number);
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void a_server_that_is_gone_costs_an_attempt_and_no_mail() {
        String number = new Client(port, "li-clerk").start(Sheets.LI, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
        assertThat(deliver(server(1))).isZero();
        assertThat(of(number)).allSatisfy(m -> {
            assertThat(m.sentAt()).isNull();
            assertThat(m.attempts()).isPositive();
            assertThat(m.lastError()).isNotBlank();
        });
        assertThat(new Client(port, "admin").get("/admin/mails").body()).contains("未送达").contains("li-secretary@example.org");
        assertThat(new Client(port, "zhang-clerk").get("/admin/mails").status()).isEqualTo(403);
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
