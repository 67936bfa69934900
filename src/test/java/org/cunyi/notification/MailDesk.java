package org.cunyi.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.cunyi.TestClock;
import org.cunyi.archive.Documents;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What tests of mail need: an outbox without the mails of other tests, senders with and without servers. */
class MailDesk {

    private final ApplicationContext context;
    private final JdbcClient jdbc;

    MailDesk(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
    }

    /** Mails of other tests would be sent, too, and a choice would stay: both tests would be right and fail. */
    void clear() {
        context.getBean(TestClock.class).reset();
        jdbc.sql("update mail_outbox set state = 'dropped' where state in ('waiting', 'sending', 'dead', 'collected')").update();
        jdbc.sql("delete from mail_outbox where kind = 'digest'").update();
        jdbc.sql("delete from mail_choice").update();
        jdbc.sql("delete from reminder_mark").update();
    }

    MailServer server(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        Properties properties = sender.getJavaMailProperties();
        properties.put("mail.smtp.connectiontimeout", "1500");
        properties.put("mail.smtp.timeout", "1500");
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("server", sender);
        return new MailServer(beans.getBeanProvider(JavaMailSender.class), context.getBean(Documents.class), "cunyi@example.org");
    }

    MailPost post(int port) {
        return new MailPost(context.getBean(Outbox.class), server(port), context.getBean(BackOff.class), Duration.ofMinutes(5));
    }

    static GreenMail greenMail() {
        GreenMail greenMail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        return greenMail;
    }

    static List<String> ids(GreenMail greenMail) {
        return List.of(greenMail.getReceivedMessages()).stream().map(MailDesk::id).toList();
    }

    static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Mail> of(String caseNumber) {
        return jdbc.sql("select * from mail_outbox where case_number = ? order by id").param(caseNumber).query(Mail.class).list();
    }

    List<Mail> to(String login, String state) {
        return jdbc.sql("select * from mail_outbox where login = ? and state = ? order by id").params(login, state).query(Mail.class).list();
    }
}
