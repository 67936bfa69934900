package org.cunyi.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.cunyi.archive.Document;
import org.cunyi.archive.Documents;
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
    private final Documents documents;
    private final String from;

    MailServer(ObjectProvider<JavaMailSender> sender, Documents documents, @Value("${cunyi.mail.from}") String from) {
        this.sender = sender.getIfAvailable();
        this.documents = documents;
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
        boolean more = mail.calendar() != null || mail.documents() != null;
        MimeMessageHelper helper = new MimeMessageHelper(message, more, StandardCharsets.UTF_8.name());
        helper.setFrom(from, "村议");
        helper.setTo(mail.recipient());
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        if (mail.calendar() != null) {
            invite(helper, mail);
        }
        if (mail.documents() != null) {
            for (String id : mail.documents().split(",")) {
                enclose(helper, id);
            }
        }
        return message;
    }

    /** Beside the text, so that a mail program shows it as an invitation, and as a file for those that do not know how (RFC 6047). */
    private static void invite(MimeMessageHelper helper, Mail mail) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(mail.calendar().getBytes(StandardCharsets.UTF_8),
                "text/calendar; charset=UTF-8; method=" + mail.calendarMethod())));
        helper.getMimeMultipart().addBodyPart(part);
        helper.addAttachment("invite.ics", new ByteArrayDataSource(mail.calendar().getBytes(StandardCharsets.UTF_8), "application/ics"));
    }

    /** One that was withdrawn since stays behind. */
    private void enclose(MimeMessageHelper helper, String id) throws MessagingException {
        Document document = documents.find(id).filter(Document::isKept).orElse(null);
        if (document != null) {
            helper.addAttachment(document.name(), new DocumentSource(documents, document));
        }
    }
}
