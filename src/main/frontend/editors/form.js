import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js-editor/dist/assets/properties-panel.css';
import { FormEditor } from '@bpmn-io/form-js-editor';
import { Form } from '@bpmn-io/form-js-viewer';
import { desk } from './desk.js';

/* What Tasklist 7.24 draws; the editor itself would write a newer number. */
const SCHEMA = 16;

function written(schema) {
  return JSON.stringify({ ...schema, schemaVersion: SCHEMA }, null, 2) + '\n';
}

async function look(place) {
  const form = new Form({ container: place.canvas });
  await form.importSchema(JSON.parse(place.text));
  form.setProperty('readOnly', true);
  return { text: async () => place.text, select() { } };
}

function field(editor, id) {
  return editor.get('formFieldRegistry').getAll().find(f => f.id === id || f.key === id);
}

desk(async place => {
  place.panel.hidden = true;
  if (place.readOnly) {
    return look(place);
  }
  const editor = new FormEditor({ container: place.canvas });
  await editor.importSchema(JSON.parse(place.text));
  editor.on('commandStack.changed', place.changed);
  return {
    text: async () => written(editor.saveSchema()),
    select(id) {
      const found = field(editor, id);
      if (found) {
        editor.get('selection').set(found);
        place.canvas.querySelector(`[data-id="${CSS.escape(found.id)}"]`)?.scrollIntoView({ block: 'center' });
      }
    }
  };
});
