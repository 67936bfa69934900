package org.cunyi.workflow.process;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.exception.cmmn.CaseExecutionNotFoundException;
import org.cunyi.shared.Refusal;
import org.springframework.dao.DuplicateKeyException;

/** The last failure of an engine command in this thread, and what to say of it; the engine's REST layer would turn all of them into a 500. */
public final class EngineFailures {

    /** Serialisation failure and deadlock: somebody else did go on. */
    private static final Set<String> WAITED_IN_VAIN = Set.of("40001", "40P01");

    private static final ThreadLocal<RuntimeException> LAST = new ThreadLocal<>();

    private EngineFailures() {
    }

    static void remember(RuntimeException failure) {
        LAST.set(failure);
    }

    public static void clear() {
        LAST.remove();
    }

    public static RuntimeException take() {
        RuntimeException failure = LAST.get();
        LAST.remove();
        return failure;
    }

    public static boolean isKnown(RuntimeException failure) {
        return find(failure) != null;
    }

    private static Refusal find(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Refusal refusal = known(cause);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    public static Refusal explain(RuntimeException failure, int status) {
        Refusal known = find(failure);
        return known != null ? known : switch (status) {
            case 401, 403 -> Refusal.notYours("您无权办理此事项");
            case 404 -> Refusal.notFound("没有找到：可能已办结，或不属于您的单位");
            case 409 -> Refusal.late("已有他人先行办理，请刷新后查看");
            default -> Refusal.of("", "提交未被接受，内容没有保存，请检查后重试");
        };
    }

    private static Refusal known(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof AuthorizationException || failure.getMessage() != null && failure.getMessage().contains("no authenticated tenant")) {
            return Refusal.notYours("您无权办理此事项：它属于其他单位或其他岗位");
        }
        if (failure instanceof SQLException sql && WAITED_IN_VAIN.contains(String.valueOf(sql.getSQLState()))) {
            return Refusal.late("已有他人先行办理，请刷新后查看");
        }
        if (failure instanceof OptimisticLockingException || failure instanceof DuplicateKeyException
                || failure instanceof TaskAlreadyClaimedException) {
            return Refusal.late("已有他人先行办理，请刷新后查看");
        }
        return failure instanceof NullValueException || failure instanceof NotFoundException || failure instanceof CaseExecutionNotFoundException
                ? Refusal.notFound("没有找到：可能已办结，或不属于您的单位") : null;
    }
}
