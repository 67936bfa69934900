package org.cunyi.workflow.process;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * The few authorisation rows there are. Everybody who can log in may see the cases of his tenants; what he may do there is decided by
 * {@link TaskDoor}. A procedure whose {@code visibility} is {@code own-tasks} grants work and no reading, to the auditor no
 * more than its model: {@link ReadableTasks} and {@link TaskDoor} let everybody see the tasks of his own offices there. Rows that are no longer
 * wanted are taken away.
 */
@Component
class Grants {

    private static final Permission[] SEE_AND_WORK = {Permissions.READ, Permissions.READ_INSTANCE, Permissions.READ_TASK,
            Permissions.TASK_WORK, Permissions.TASK_ASSIGN, Permissions.READ_HISTORY};
    private static final Permission[] SEE = {Permissions.READ, Permissions.READ_INSTANCE, Permissions.READ_TASK, Permissions.READ_HISTORY};
    private static final Permission[] READ = {Permissions.READ};
    private static final Permission[] WORK = {Permissions.TASK_WORK, Permissions.TASK_ASSIGN};

    private final ProcessEngine engine;

    Grants(ProcessEngine engine) {
        this.engine = engine;
    }

    private record Key(int type, String userId, String groupId, int resource, String resourceId) {
    }

    void ensure() {
        Map<Key, Permission[]> wanted = wanted();
        AuthorizationService service = engine.getAuthorizationService();
        for (Authorization row : service.createAuthorizationQuery().list()) {
            if (row.getResourceType() == Resources.USER.resourceType() && row.getUserId() != null && !ANY.equals(row.getUserId())) {
                continue;
            }
            Permission[] permissions = wanted.remove(new Key(row.getAuthorizationType(), row.getUserId(), row.getGroupId(),
                    row.getResourceType(), row.getResourceId()));
            if (permissions == null) {
                service.deleteAuthorization(row.getId());
            } else {
                row.setPermissions(permissions);
                service.saveAuthorization(row);
            }
        }
        wanted.forEach((key, permissions) -> create(service, key, permissions));
    }

    private static void create(AuthorizationService service, Key key, Permission[] permissions) {
        Authorization row = service.createNewAuthorization(key.type());
        if (key.type() == AUTH_TYPE_GRANT) {
            row.setGroupId(key.groupId());
        }
        row.setResourceType(key.resource());
        row.setResourceId(key.resourceId());
        row.setPermissions(permissions);
        service.saveAuthorization(row);
    }

    private Map<Key, Permission[]> wanted() {
        Map<Key, Permission[]> wanted = new HashMap<>();
        everybody(wanted, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        everybody(wanted, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.CREATE_INSTANCE);
        everybody(wanted, Resources.FILTER, ANY, Permissions.READ);
        everybody(wanted, Resources.GROUP, ANY, Permissions.READ);
        everybody(wanted, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
        models().forEach(model -> grant(wanted, model));
        group(wanted, "auditor", Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        group(wanted, "auditor", Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY, Permissions.CREATE_INSTANCE);
        group(wanted, "modeller", Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        group(wanted, "modeller", Resources.PROCESS_DEFINITION, ANY, Permissions.READ);
        group(wanted, "modeller", Resources.DEPLOYMENT, ANY, Permissions.READ);
        group(wanted, "administrator", Resources.APPLICATION, "admin", Permissions.ACCESS);
        for (Resource resource : List.of(Resources.USER, Resources.TENANT, Resources.AUTHORIZATION)) {
            group(wanted, "administrator", resource, ANY, Permissions.READ);
        }
        return wanted;
    }

    private void grant(Map<Key, Permission[]> wanted, Map<String, String> model) {
        String key = model.get("key");
        boolean secret = "own-tasks".equals(model.get("visibility"));
        everybody(wanted, Resources.PROCESS_DEFINITION, key, secret ? WORK : SEE_AND_WORK);
        group(wanted, "auditor", Resources.PROCESS_DEFINITION, key, secret ? READ : SEE);
        for (String starter : model.getOrDefault("starters", "").split(",")) {
            if (!starter.isBlank()) {
                group(wanted, ActingGroups.ofRole(starter), Resources.PROCESS_DEFINITION, key, ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.CREATE_INSTANCE);
            }
        }
    }

    private List<Map<String, String>> models() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        List<ProcessDefinition> definitions = engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list();
        return definitions.stream().map(d -> {
            Map<String, String> model = new HashMap<>(configuration.getCommandExecutorTxRequired().execute(
                    context -> Attributes.of(configuration.getDeploymentCache().findDeployedProcessDefinitionById(d.getId()))));
            model.put("key", d.getKey());
            return model;
        }).toList();
    }

    private static void everybody(Map<Key, Permission[]> wanted, Resource resource, String id, Permission... permissions) {
        wanted.put(new Key(AUTH_TYPE_GLOBAL, ANY, null, resource.resourceType(), id), permissions);
    }

    private static void group(Map<Key, Permission[]> wanted, String group, Resource resource, String id, Permission... permissions) {
        wanted.put(new Key(AUTH_TYPE_GRANT, null, group, resource.resourceType(), id), permissions);
    }
}
