// The group 村议 of the properties panel: who handles a step, its form, its table, its process, picked from lists.
import { isSelectEntryEdited, SelectEntry } from '@bpmn-io/properties-panel';
import { useService } from 'bpmn-js-properties-panel';

const LEVELS = { village: '村', township: '乡镇', county: '县' };

function is(element, type) {
  return element.businessObject?.$instanceOf?.(type);
}

function groupsOf(element) {
  return (element.businessObject.get('camunda:candidateGroups') || '').split(',').map(g => g.trim()).filter(Boolean);
}

function roleOptions(roles, current) {
  const options = roles.map(r => ({ value: r.role + '@${' + r.level + 'Code}', label: LEVELS[r.level] + '：' + r.label }));
  return withCurrent(options, current);
}

function modelOptions(models, current) {
  return withCurrent(models.map(m => ({ value: m.id, label: m.name ? m.name + '（' + m.id + '）' : m.id })), current);
}

function withCurrent(options, current) {
  const strange = current && !options.some(o => o.value === current) ? [{ value: current, label: current }] : [];
  return [{ value: '', label: '（不选）' }, ...strange, ...options];
}

function GroupEntry({ element, id, at, roles }) {
  const modeling = useService('modeling');
  return SelectEntry({
    element, id, label: at === 0 ? '办理岗位' : '也可以办理的岗位',
    getValue: () => groupsOf(element)[at] || '',
    setValue: value => {
      const groups = groupsOf(element);
      groups.splice(at, 1, value || '');
      modeling.updateProperties(element, { 'camunda:candidateGroups': groups.filter(Boolean).join(',') || undefined });
    },
    getOptions: () => roleOptions(roles, groupsOf(element)[at])
  });
}

function RefEntry({ element, id, label, models, property, binding }) {
  const modeling = useService('modeling');
  const current = () => element.businessObject.get(property) || '';
  return SelectEntry({
    element, id, label,
    getValue: current,
    setValue: value => modeling.updateProperties(element, { [property]: value || undefined, [binding]: value ? 'deployment' : undefined }),
    getOptions: () => modelOptions(models, current())
  });
}

function entries(element, choices) {
  if (is(element, 'bpmn:UserTask')) {
    const groups = [...groupsOf(element), ''].map((_, at) => ({
      id: 'cunyi-group-' + at, component: GroupEntry, at, roles: choices.roles, isEdited: isSelectEntryEdited
    }));
    return [...groups, form(choices)];
  }
  if (is(element, 'bpmn:StartEvent')) {
    return [form(choices)];
  }
  if (is(element, 'bpmn:BusinessRuleTask')) {
    return [entry('cunyi-table', '规则表', choices.tables, 'camunda:decisionRef', 'camunda:decisionRefBinding')];
  }
  if (is(element, 'bpmn:CallActivity')) {
    return [entry('cunyi-process', '调用的流程', choices.processes, 'calledElement', 'camunda:calledElementBinding')];
  }
  return [];
}

function form(choices) {
  return entry('cunyi-form', '表单', choices.forms, 'camunda:formRef', 'camunda:formRefBinding');
}

function entry(id, label, models, property, binding) {
  return { id, component: RefEntry, label, models, property, binding, isEdited: isSelectEntryEdited };
}

class ChoicesProvider {

  constructor(propertiesPanel, choices) {
    this.choices = choices;
    propertiesPanel.registerProvider(200, this);
  }

  getGroups(element) {
    return groups => {
      const own = entries(element, this.choices);
      return own.length ? [groups[0], { id: 'cunyi', label: '村议', entries: own, shouldOpen: true }, ...groups.slice(1)] : groups;
    };
  }
}
ChoicesProvider.$inject = ['propertiesPanel', 'config.choices'];

export function choicesModule(choices) {
  return { __init__: ['choicesProvider'], choicesProvider: ['type', ChoicesProvider], 'config.choices': ['value', choices] };
}
