package org.cunyi.workflow;

/**
 * What the engine's open tasks say, as parts of the SQL that other rooms write for lists of many cases; {@code c} is the row of
 * {@code case_file}, {@code t} a task of it.
 */
public final class TaskSql {

    /** Key of the task that the case waits at, null where it waits at none; the tasks of one step have one key. */
    public static final String STEP = "(select min(t.TASK_DEF_KEY_) from ACT_RU_TASK t where t.PROC_INST_ID_ = c.process_instance_id)";

    /** The parameter {@code now} is a time without a zone, as the engine keeps them. */
    public static final String IS_LATE = "exists (select 1 from ACT_RU_TASK t where t.PROC_INST_ID_ = c.process_instance_id and t.DUE_DATE_ < :now)";

    /** Every late task of one step (parameters {@code step}, {@code now}) with the group that it waits for, {@code g.GROUP_ID_}. */
    public static final String JOIN_LATE = " join ACT_RU_TASK t on t.PROC_INST_ID_ = c.process_instance_id and t.TASK_DEF_KEY_ = :step"
            + " and t.DUE_DATE_ < :now join ACT_RU_IDENTITYLINK g on g.TASK_ID_ = t.ID_ and g.TYPE_ = 'candidate' and g.GROUP_ID_ is not null";

    private TaskSql() {
    }
}
