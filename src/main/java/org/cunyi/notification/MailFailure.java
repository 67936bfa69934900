package org.cunyi.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/**
 * Why a mail did not leave.
 *
 * @param reason    a word of the family {@code mail-reason}
 * @param error     the server's code or the kind of failure; never its words, in which addresses stand
 * @param permanent trying again changes nothing
 * @param server    the server is to blame, not this mail: others would fare no better now
 */
record MailFailure(String reason, String error, boolean permanent, boolean server) {

    private static final int PERMANENT = 500;
    private static final int CLOSING = 421;

    static MailFailure of(Exception failure) {
        Set<Throwable> all = all(failure);
        return first(all, SMTPAddressFailedException.class).map(e -> recipient(e.getReturnCode()))
                .or(() -> first(all, SMTPSenderFailedException.class).map(e -> new MailFailure("sender", "" + e.getReturnCode(), false, true)))
                .or(() -> first(all, SMTPSendFailedException.class).map(e -> refused(e.getReturnCode())))
                .or(() -> first(all, AddressException.class).map(e -> new MailFailure("recipient", name(e), true, false)))
                .or(() -> first(all, AuthenticationFailedException.class).map(e -> new MailFailure("login", name(e), false, true)))
                .or(() -> first(all, MailAuthenticationException.class).map(e -> new MailFailure("login", name(e), false, true)))
                .or(() -> first(all, IOException.class).map(e -> new MailFailure("unreachable", name(e), false, true)))
                .orElseGet(() -> new MailFailure("other", name(failure), false, true));
    }

    private static MailFailure recipient(int code) {
        return code >= PERMANENT ? new MailFailure("recipient", "" + code, true, false) : new MailFailure("busy", "" + code, false, false);
    }

    /** Without a code the server has hung up, perhaps after it took the mail. */
    private static MailFailure refused(int code) {
        if (code < 0) {
            return new MailFailure("unreachable", "", false, true);
        }
        return code >= PERMANENT ? new MailFailure("content", "" + code, true, false) : new MailFailure("busy", "" + code, false, code == CLOSING);
    }

    private static String name(Throwable e) {
        return e.getClass().getSimpleName();
    }

    private static <T extends Throwable> Optional<T> first(Set<Throwable> all, Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Everything that hangs together with it: Spring and the mail library each have chains of their own. */
    private static Set<Throwable> all(Throwable failure) {
        Set<Throwable> found = new LinkedHashSet<>();
        List<Throwable> open = new ArrayList<>(List.of(failure));
        while (!open.isEmpty()) {
            Throwable next = open.remove(0);
            if (next == null || !found.add(next)) {
                continue;
            }
            open.add(next.getCause());
            if (next instanceof MessagingException e) {
                open.add(e.getNextException());
            }
            if (next instanceof MailSendException e) {
                open.addAll(List.of(e.getMessageExceptions()));
            }
        }
        return found;
    }
}
