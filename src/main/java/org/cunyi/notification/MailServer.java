package org.cunyi.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** The mail server, if one is configured. Whoever talks to it holds no transaction. */
@Component
class MailServer {

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

    private final JavaMailSender sender;
    private final String from;

    MailServer(ObjectProvider<JavaMailSender> sender, @Value("${cunyi.mail.from}") String from) {
        this.sender = sender.getIfAvailable();
        this.from = from;
    }

    boolean isThere() {
        return sender != null;
    }

    /** @return empty when the server took the mail */
    Optional<MailFailure> carry(Mail mail) {
        try {
            sender.send(message(mail));
            return Optional.empty();
        } catch (MailException | MessagingException | UnsupportedEncodingException e) {
            MailFailure failure = MailFailure.of(e);
            LOG.warn("mail {} was not delivered: {} {}", mail.id(), failure.reason(), failure.error());
            return Optional.of(failure);
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = sender.createMimeMessage();
        // Spring's sender keeps an id that is set beforehand
        message.setHeader("Message-ID", mail.messageId());
        // no answering machine answers a machine (RFC 3834)
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from, "村议");
        helper.setTo(mail.recipient());
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        return message;
    }
}
