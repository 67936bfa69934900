import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import '@bpmn-io/element-template-chooser/dist/element-template-chooser.css';
import ElementTemplateChooserModule from '@bpmn-io/element-template-chooser';
import { ElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import Modeler from 'bpmn-js/lib/Modeler';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import {
  BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule
} from 'bpmn-js-properties-panel';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import behaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import templates from 'element-templates';
import { desk } from './desk.js';
import { choicesModule } from './choices.js';
import { namesModule } from './names.js';
import { translateModule } from './translate.js';

const MARGIN = 60;

function editor(place) {
  const common = { container: place.canvas, moddleExtensions: { camunda } };
  return place.readOnly ? new NavigatedViewer({ ...common, additionalModules: [translateModule] }) : new Modeler({
    ...common,
    propertiesPanel: { parent: place.panel },
    elementTemplates: templates,
    additionalModules: [BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule, behaviors,
      ElementTemplatesPropertiesProviderModule, ElementTemplateChooserModule, namesModule, choicesModule(place.choices), translateModule]
  });
}

desk(async place => {
  const modeler = editor(place);
  await modeler.importXML(place.text);
  const canvas = modeler.get('canvas');
  canvas.zoom('fit-viewport', 'auto');
  modeler.get('eventBus').on('commandStack.changed', place.changed);
  return {
    text: async () => (await modeler.saveXML({ format: true })).xml,
    select(id) {
      const element = modeler.get('elementRegistry').get(id) || canvas.getRootElement();
      const selection = modeler.get('selection', false);
      if (selection) {
        selection.select(element === canvas.getRootElement() ? null : element);
      }
      if (element !== canvas.getRootElement()) {
        canvas.scrollToElement(element, MARGIN);
      }
      place.canvas.scrollIntoView({ block: 'nearest' });
    }
  };
});
