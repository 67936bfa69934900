package org.cunyi.workflow;

/** What a room has to say before a case of a procedure may begin; every rule is asked, after offices and unit have been checked. */
public interface StartRule {

    /**
     * @param orgCode the organisation for which the case would begin
     * @throws org.cunyi.shared.Refusal where that organisation may not begin this procedure now
     */
    void check(StartableProcess process, String orgCode);
}
