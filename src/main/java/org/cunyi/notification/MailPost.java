package org.cunyi.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries the outbox to the mail server, if there is one; without, mails stay undelivered and nothing else suffers. A mail that is sent twice,
 * after a crash between sending and noting it, has the same Message-ID.
 */
@Component
public class MailPost {

    private static final Logger LOG = LoggerFactory.getLogger(MailPost.class);
    private static final int BATCH = 20;

    private final Outbox outbox;
    private final ObjectProvider<JavaMailSender> server;
    private final String from;

    MailPost(Outbox outbox, ObjectProvider<JavaMailSender> server, @Value("${cunyi.mail.from}") String from) {
        this.outbox = outbox;
        this.server = server;
        this.from = from;
    }

    /** @return how many mails left */
    @Scheduled(fixedDelayString = "${cunyi.mail.every:PT30S}")
    @Transactional
    public int deliver() {
        JavaMailSender sender = server.getIfAvailable();
        if (sender == null) {
            return 0;
        }
        List<Mail> due = outbox.due(BATCH);
        int sent = 0;
        for (Mail mail : due) {
            try {
                sender.send(message(sender, mail));
                outbox.sent(mail);
                sent++;
            } catch (MailException | MessagingException e) {
                LOG.warn("mail {} was not delivered: {}", mail.id(), e.getClass().getSimpleName());
                outbox.failed(mail, e.getMessage());
            }
        }
        return sent;
    }

    private MimeMessage message(JavaMailSender sender, Mail mail) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        // Spring's sender keeps an id that is set beforehand
        message.setHeader("Message-ID", mail.messageId());
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.recipient());
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        return message;
    }
}
