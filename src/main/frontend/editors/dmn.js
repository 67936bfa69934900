import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import Modeler from 'dmn-js/lib/Modeler';
import NavigatedViewer from 'dmn-js/lib/NavigatedViewer';
import { CamundaPropertiesProviderModule, DmnPropertiesPanelModule, DmnPropertiesProviderModule } from 'dmn-js-properties-panel';
import camunda from 'camunda-dmn-moddle/resources/camunda.json';
import { desk } from './desk.js';
import { translateModule } from './translate.js';

const TYPES = ['string', 'boolean', 'integer', 'long', 'double'];
const TABLE = 'decisionTable';
/* The library leaves the default out; our tables state it. */
const UNSTATED = /<((?:\w+:)?decisionTable)\b(?![^>]*\shitPolicy=)/g;
const EXTRA = [translateModule];

function editor(place) {
  const common = {
    container: place.canvas, moddleExtensions: { camunda },
    common: { dataTypes: TYPES },
    decisionTable: { additionalModules: EXTRA }, literalExpression: { additionalModules: EXTRA }, boxedExpression: { additionalModules: EXTRA }
  };
  return place.readOnly ? new NavigatedViewer({ ...common, drd: { additionalModules: EXTRA } }) : new Modeler({
    ...common,
    drd: {
      propertiesPanel: { parent: place.panel },
      additionalModules: [DmnPropertiesPanelModule, DmnPropertiesProviderModule, CamundaPropertiesProviderModule, translateModule]
    }
  });
}

function tabs(modeler, place) {
  const views = modeler.getViews();
  const active = modeler.getActiveView();
  place.panel.hidden = place.readOnly || active?.type !== 'drd';
  if (active?.type === 'drd') {
    modeler.getActiveViewer().get('canvas').zoom('fit-viewport', 'auto');
  }
  place.tabs.hidden = false;
  place.tabs.replaceChildren(...views.map(view => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = view.type === 'drd' ? '决策关系图' : view.element.name || view.element.id;
    button.setAttribute('aria-pressed', String(view.element === active?.element));
    button.addEventListener('click', () => modeler.open(view));
    return button;
  }));
}

function within(element, id) {
  if (!element || typeof element !== 'object') {
    return false;
  }
  return element.id === id || ['decisionLogic', 'rule', 'input', 'output', 'inputEntry', 'outputEntry', 'inputExpression']
    .some(name => [].concat(element[name] ?? []).some(child => within(child, id)));
}

/** A row, or the row of a cell, comes into sight and is marked. */
function mark(canvas, id) {
  canvas.querySelectorAll('.found').forEach(e => e.classList.remove('found'));
  const cell = canvas.querySelector(`[data-row-id="${CSS.escape(id)}"], [data-element-id="${CSS.escape(id)}"], [data-col-id="${CSS.escape(id)}"]`);
  const row = cell?.closest('tr') || cell;
  if (row) {
    row.classList.add('found');
    row.scrollIntoView({ block: 'center' });
  }
}

desk(async place => {
  const modeler = editor(place);
  modeler.on('viewer.created', ({ viewer }) => viewer.on('commandStack.changed', place.changed));
  modeler.on('views.changed', () => tabs(modeler, place));
  await modeler.importXML(place.text);
  const table = modeler.getViews().find(v => v.type === TABLE);
  if (table) {
    await modeler.open(table);
  }
  return {
    text: async () => (await modeler.saveXML({ format: true })).xml.replace(UNSTATED, '<$1 hitPolicy="UNIQUE"'),
    async select(id) {
      const view = modeler.getViews().find(v => v.type === TABLE && within(v.element, id));
      if (view && modeler.getActiveView().element !== view.element) {
        await modeler.open(view);
      }
      mark(place.canvas, id);
    }
  };
});
