package org.cunyi.workflow.process;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_REVOKE;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;

/**
 * Who may read the tasks of which procedures, as the table of authorisations says it. {@link Grants} changes that at a start and nobody else does,
 * so it is not read again for every list of tasks; what another node has changed counts after a few seconds.
 */
class ProcedureGrants {

    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private record Grant(String userId, String groupId, String procedure, boolean reads) {

        private boolean isFor(Authentication who) {
            return ANY.equals(userId) || who.getUserId().equals(userId)
                    || groupId != null && who.getGroupIds() != null && who.getGroupIds().contains(groupId);
        }
    }

    private record Known(List<Grant> grants, long since) {
    }

    private volatile Known known;

    /** @return keys of procedures; {@code *} among them for all tasks there are */
    List<String> readableBy(Authentication who, Supplier<List<AuthorizationEntity>> rows) {
        return granted(who, rows).filter(Grant::reads).map(Grant::procedure).distinct().toList();
    }

    /** @return keys of procedures in which somebody works on the tasks of his offices and sees no others */
    List<String> workableBy(Authentication who, Supplier<List<AuthorizationEntity>> rows) {
        return granted(who, rows).filter(g -> !g.reads()).map(Grant::procedure).distinct().toList();
    }

    private Stream<Grant> granted(Authentication who, Supplier<List<AuthorizationEntity>> rows) {
        Known now = known;
        if (now == null || System.nanoTime() - now.since() > GOOD_FOR.toNanos()) {
            now = new Known(rows.get().stream().filter(ProcedureGrants::letsWork)
                    .map(r -> new Grant(r.getUserId(), r.getGroupId(), r.getResourceId(), r.isPermissionGranted(Permissions.READ_TASK))).toList(), System.nanoTime());
            known = now;
        }
        return now.grants().stream().filter(g -> g.isFor(who));
    }

    private static boolean letsWork(AuthorizationEntity row) {
        return row.getAuthorizationType() != AUTH_TYPE_REVOKE
                && (row.isPermissionGranted(Permissions.READ_TASK) || row.isPermissionGranted(Permissions.TASK_WORK));
    }

    void forget() {
        known = null;
    }
}
