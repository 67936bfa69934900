package org.cunyi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OutageFilterTest {

    private final AtomicReference<ReadinessState> state = new AtomicReference<>(ReadinessState.REFUSING_TRAFFIC);
    private final OutageFilter filter = new OutageFilter(new ObjectMapper(), new ApplicationAvailability() {

        @Override
        public <S extends AvailabilityState> S getState(Class<S> type, S otherwise) {
            return type == ReadinessState.class ? type.cast(state.get()) : otherwise;
        }

        @Override
        public <S extends AvailabilityState> S getState(Class<S> type) {
            return type == ReadinessState.class ? type.cast(state.get()) : null;
        }

        @Override
        public <S extends AvailabilityState> AvailabilityChangeEvent<S> getLastChangeEvent(Class<S> type) {
            return null;
        }
    });

    @Test
    void until_the_start_is_finished_nobody_gets_further_and_everybody_is_told_in_his_own_way() throws Exception {
        assertThat(asked("/login").getContentAsString()).contains("系统正在启动").startsWith("<!DOCTYPE html>");
        MockHttpServletResponse api = asked("/api/cases");
        assertThat(api.getStatus()).isEqualTo(503);
        assertThat(api.getContentType()).startsWith("application/problem+json");
        assertThat(api.getHeader("Retry-After")).isNotBlank();
    }

    @Test
    void afterwards_it_is_not_noticed() throws Exception {
        state.set(ReadinessState.ACCEPTING_TRAFFIC);
        assertThat(asked("/login").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse asked(String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain chain = new MockFilterChain();
        filter.doFilter(request, response, chain);
        return response;
    }
}
