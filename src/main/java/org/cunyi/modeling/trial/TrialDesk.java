package org.cunyi.modeling.trial;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.trial.process.TrialEngine;
import org.cunyi.modeling.trial.process.TrialEngines;
import org.cunyi.shared.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The engines of trials at this node: one for a person, few in all, closed when nobody has used them for a while. */
@Component
class TrialDesk {

    private final TrialEngines engines;
    private final Clock clock;
    private final int most;
    private final Duration kept;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Instant> used = new HashMap<>();
    private final Map<String, Object> turns = new ConcurrentHashMap<>();
    private int opening;

    TrialDesk(TrialEngines engines, Clock clock, @Value("${cunyi.modeling.trial.engines:4}") int most,
            @Value("${cunyi.modeling.trial.kept:PT10M}") Duration kept) {
        this.engines = engines;
        this.clock = clock;
        this.most = most;
        this.kept = kept;
    }

    /** An engine and what has been walked in it. */
    record Place(long draft, String path, String contents, List<TrialStep> steps, TrialEngine engine) {
    }

    /** @throws Refusal where too many are made at once */
    TrialEngine open(ModelSet models, String process) {
        synchronized (this) {
            if (opening >= most) {
                throw Refusal.unavailable("现在试用的人太多，请过一会儿再试");
            }
            opening++;
        }
        try {
            return engines.open(models, process);
        } finally {
            synchronized (this) {
                opening--;
            }
        }
    }

    /** What one person does comes one after the other, whatever windows it comes from. */
    <T> T inTurn(String login, Supplier<T> act) {
        synchronized (turns.computeIfAbsent(login, l -> new Object())) {
            return act.get();
        }
    }

    /** That person's engine where it stands at the script's end. */
    synchronized Optional<TrialEngine> find(String login, TrialScript script, String contents) {
        Place place = places.get(login);
        if (place == null || !place.engine().isOpen() || !script.isOf(place.draft(), place.path()) || !contents.equals(place.contents()) || !script.steps().equals(place.steps())) {
            return Optional.empty();
        }
        used.put(login, clock.instant());
        return Optional.of(place.engine());
    }

    /** In place of the one that this person had; {@code null} for none. Where there are too many, the one that was unused the longest goes. */
    void put(String login, Place place) {
        replaced(login, place).forEach(TrialEngine::close);
    }

    /** Those to be closed, which waits for what is being walked in them: nobody else has to wait for that. */
    private synchronized List<TrialEngine> replaced(String login, Place place) {
        List<TrialEngine> gone = new ArrayList<>();
        Place before = taken(login);
        if (before != null && (place == null || before.engine() != place.engine())) {
            gone.add(before.engine());
        }
        while (place != null && places.size() >= most) {
            gone.add(taken(used.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey()).engine());
        }
        if (place != null) {
            places.put(login, place);
            used.put(login, clock.instant());
        }
        return gone;
    }

    private Place taken(String login) {
        used.remove(login);
        return places.remove(login);
    }

    /** How many are open. */
    synchronized int size() {
        return places.size();
    }

    @Scheduled(fixedDelayString = "${cunyi.modeling.trial.sweep:PT1M}")
    void sweep() {
        unused(clock.instant()).forEach(TrialEngine::close);
    }

    private synchronized List<TrialEngine> unused(Instant now) {
        List<String> logins = used.entrySet().stream().filter(u -> u.getValue().plus(kept).isBefore(now)).map(Map.Entry::getKey).toList();
        return logins.stream().map(l -> taken(l).engine()).toList();
    }

    @PreDestroy
    void closeAll() {
        all().forEach(login -> put(login, null));
    }

    private synchronized List<String> all() {
        return List.copyOf(places.keySet());
    }
}
