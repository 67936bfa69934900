package org.cunyi.web.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cunyi.shared.Origin;
import org.cunyi.shared.Personal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Puts on record who came in with HTTP Basic and who logged out; of the login page {@link LoginOutcome} tells. */
@Component
class ComingAndGoing {

    /** Scripts come with every request; that they are at work is told once an hour for each address and node. */
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    ComingAndGoing(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void came(AuthenticationSuccessEvent event) {
        if (event.getAuthentication().getDetails() instanceof BasicDetails from && !toldLately(event.getAuthentication().getName(), from)) {
            act("login", event.getAuthentication().getName(), Map.of("by", "basic", "address", new Personal(Origin.of(from.getRemoteAddress()))));
        }
    }

    private boolean toldLately(String login, WebAuthenticationDetails from) {
        String who = login + " " + Origin.of(from.getRemoteAddress());
        Instant last = told.get(who);
        if (last != null && Duration.between(last, clock.instant()).abs().compareTo(AGAIN) < 0) {
            return true;
        }
        if (told.size() > REMEMBERED) {
            told.clear();
        }
        told.put(who, clock.instant());
        return false;
    }

    @EventListener
    void went(LogoutSuccessEvent event) {
        act("logout", event.getAuthentication().getName(), Map.of());
    }

    private void act(String action, String login, Map<String, Object> payload) {
        events.publishEvent(new SimpleAct(null, login, action, login, payload));
    }
}
