package org.cunyi.deliberation.resolution;

import java.time.LocalDate;

/** What a session resolved on a topic. */
public record NewResolution(String orgCode, String sessionCase, String topicCase, String title, String content, String responsible,
        LocalDate deadline, String measure, String raisedBy) {
}
