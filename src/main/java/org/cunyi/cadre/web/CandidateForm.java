package org.cunyi.cadre.web;

import org.cunyi.cadre.qualification.NewCandidate;

/** A candidate as he was typed on the batch's page; the names of the fields are those of the step's forms. */
public record CandidateForm(String title, String postVillage, String candidateName, String identityNumber, String personLogin) {

    NewCandidate candidate() {
        return new NewCandidate(title, postVillage, candidateName, identityNumber, personLogin);
    }

    /** Nothing about a person gets into a log. */
    @Override
    public String toString() {
        return "candidate";
    }
}
