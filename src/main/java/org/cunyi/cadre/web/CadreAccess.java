package org.cunyi.cadre.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cunyi.cadre.registry.Line;
import org.cunyi.cadre.registry.PostKind;
import org.cunyi.cadre.registry.RegisterList;
import org.cunyi.cadre.unfitness.UnfitnessProcess;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.springframework.stereotype.Component;

/** Who may read the register and who may write what in it; what is not yours does not exist. */
@Component
class CadreAccess {

    private static final String CLERK = "village-clerk";
    private static final Set<String> READERS = Set.of("township-office", "township-committee", "county-organization", "village-secretary", CLERK,
            "auditor");
    /** Relatives are private: those who check 回避 see them, the village does not. */
    private static final Set<String> KIN_READERS = Set.of("township-office", "county-organization", "auditor");
    private static final Pattern CASE_NUMBER = Pattern.compile("[A-Z]{2}-[0-9]{6,12}-[0-9]{4}-[0-9]{4,}");

    private final ActingOffices offices;
    private final Organisation organisation;
    private final RegisterList lines;
    private final Cases cases;
    private final CaseView view;

    CadreAccess(ActingOffices offices, Organisation organisation, RegisterList lines, Cases cases, CaseView view) {
        this.offices = offices;
        this.organisation = organisation;
        this.lines = lines;
        this.cases = cases;
        this.view = view;
    }

    /** Codes of the units whose posts, with all below, may be seen; never empty. */
    List<String> units() {
        return offices.units(o -> READERS.contains(o.role()), "村干部登记簿只对有相应岗位的人员开放");
    }

    Line post(long id) {
        List<String> units = units();
        return lines.find(id).filter(p -> ActingOffices.isBelow(p.orgCode(), units)).orElseThrow(() -> Refusal.notFound("登记簿中没有这一职务"));
    }

    /** Villages in which the acting person may enter posts of that kind. */
    private boolean mayWrite(String village, Optional<PostKind> kind) {
        return offices.ofTownship(village) || kind.filter(PostKind::chosenByVillagers).isPresent()
                && offices.any(o -> o.role().equals(CLERK) && village.equals(o.orgCode()));
    }

    boolean mayWrite(Line post) {
        return mayWrite(post.orgCode(), PostKind.of(post.kind())) && !post.login().equals(Actor.current());
    }

    void requireWrite(Line post) {
        requireWrite(post.orgCode(), PostKind.of(post.kind()), post.login());
    }

    void requireWrite(String village, Optional<PostKind> kind, String login) {
        if (!mayWrite(village, kind)) {
            throw Refusal.notYours("党组织职务和聘用职务由乡镇组织办登记，选举、推选产生的职务由本村文书或乡镇组织办登记");
        }
        if (Actor.current().equals(login)) {
            throw Refusal.notYours("不能登记自己的职务，请由其他有权人员办理");
        }
    }

    /** Villages for which the acting person may enter an appointment. */
    List<OrgUnit> villages() {
        return offices.units(o -> ActingOffices.isTownship(o) || o.role().equals(CLERK)).stream().flatMap(u -> organisation.under(u).stream())
                .filter(OrgUnit::isVillage).distinct().toList();
    }

    /** Kinds of posts that the acting person may enter anywhere. */
    List<PostKind> kinds() {
        boolean township = offices.any(ActingOffices::isTownship);
        return List.of(PostKind.values()).stream().filter(k -> township || k.chosenByVillagers()).toList();
    }

    /** Whether the acting person may have everything about the post's holder: never the holder himself. */
    boolean maySeeDossier(Line post) {
        return !dossierUnits(post).isEmpty() && !post.login().equals(Actor.current());
    }

    /**
     * Codes of the units whose posts and cases his file may show.
     *
     * @throws Refusal where the acting person may not have it
     */
    List<String> requireDossier(Line post) {
        if (!maySeeDossier(post)) {
            throw Refusal.notYours("一人一档只对本乡镇组织办、乡镇党委和县委组织部开放");
        }
        return dossierUnits(post);
    }

    private List<String> dossierUnits(Line post) {
        List<String> readers = view.secret().getOrDefault(UnfitnessProcess.KEY, List.of());
        return offices.units(o -> readers.contains(o.role()) && o.sees(post.orgCode()));
    }

    boolean maySeeKin(Line post) {
        return offices.any(o -> KIN_READERS.contains(o.role()) && post.orgCode().startsWith(o.orgCode()));
    }

    boolean mayWriteKin(Line post) {
        return offices.ofTownship(post.orgCode());
    }

    void requireKin(Line post) {
        if (!mayWriteKin(post)) {
            throw Refusal.notYours("亲属关系由乡镇组织办登记");
        }
    }

    /** What looks like a case must be one of that village, or of what lies above it. */
    void requireBasis(String basis, String village) {
        if (CASE_NUMBER.matcher(basis).matches()) {
            Optional<CaseFile> file = cases.find(basis).filter(c -> village.startsWith(c.orgCode()));
            if (file.isEmpty()) {
                throw Refusal.of("basis", "依据：本村没有编号为“" + basis + "”的案件");
            }
        }
    }
}
