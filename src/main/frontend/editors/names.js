// New elements get ids that begin as the house's rules ask: user_…, xor_…, flow_….
import BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';

const PREFIXES = {
  'bpmn:StartEvent': 'start', 'bpmn:EndEvent': 'end', 'bpmn:UserTask': 'user', 'bpmn:Task': 'user', 'bpmn:ManualTask': 'user',
  'bpmn:ServiceTask': 'service', 'bpmn:BusinessRuleTask': 'rule', 'bpmn:SendTask': 'send', 'bpmn:ReceiveTask': 'receive',
  'bpmn:CallActivity': 'call', 'bpmn:SubProcess': 'sub', 'bpmn:Transaction': 'sub', 'bpmn:AdHocSubProcess': 'sub', 'bpmn:ExclusiveGateway': 'xor',
  'bpmn:InclusiveGateway': 'xor', 'bpmn:EventBasedGateway': 'xor', 'bpmn:ParallelGateway': 'and', 'bpmn:BoundaryEvent': 'evt',
  'bpmn:IntermediateThrowEvent': 'evt', 'bpmn:IntermediateCatchEvent': 'evt', 'bpmn:SequenceFlow': 'flow'
};
const MADE = /^[a-z]+_n[a-z0-9]{7}$/;

class HouseFactory extends BpmnFactory {

  constructor(moddle) {
    super(moddle);
    this.moddle = moddle;
  }

  _ensureId(element) {
    const prefix = PREFIXES[element.$type];
    if (prefix && !element.id) {
      element.id = this.moddle.ids.nextPrefixed(prefix + '_n', element);
      return;
    }
    super._ensureId(element);
  }
}
HouseFactory.$inject = ['moddle'];

/** A task that becomes another kind of task gets the id of its kind, as long as nobody has named it. */
class Rename {

  constructor(eventBus, moddle, modeling) {
    eventBus.on('commandStack.shape.replace.postExecuted', 100, ({ context }) => {
      const shape = context.newShape;
      const prefix = PREFIXES[shape.businessObject.$type];
      if (prefix && MADE.test(shape.id) && !shape.id.startsWith(prefix + '_')) {
        modeling.updateProperties(shape, { id: moddle.ids.nextPrefixed(prefix + '_n', shape.businessObject) });
      }
    });
  }
}
Rename.$inject = ['eventBus', 'moddle', 'modeling'];

export const namesModule = { __init__: ['houseRename'], bpmnFactory: ['type', HouseFactory], houseRename: ['type', Rename] };
