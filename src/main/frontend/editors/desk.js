// What the three editors have in common: load, save what was seen, say what is wrong, and lose nothing.
import './desk.css';
import { load, save } from './server.js';
import { speakChinese } from './translate.js';

/* The panels hand on what is typed a moment later (300 ms). */
const SETTLED = 400;

/**
 * @param {(place: object) => Promise<{text: Function, select: Function}>} open draws the model; place has canvas, panel, readOnly,
 *   text, choices and changed() to call with every change
 */
export async function desk(open) {
  speakChinese();
  const root = document.getElementById('editor');
  const say = telling(root);
  try {
    const { findingsUrl, choicesUrl, fileUrl } = root.dataset;
    const readOnly = root.dataset.readOnly === 'true';
    const [file, choices] = await Promise.all([load(fileUrl), readOnly ? {} : load(choicesUrl)]);
    const state = { version: file.version, dirty: false, busy: false };
    const editor = await open({
      canvas: root.querySelector('.editor-canvas'), panel: root.querySelector('.editor-panel'), tabs: root.querySelector('.editor-tabs'),
      readOnly, text: file.content, choices, changed: () => change(state, say)
    });
    const findings = () => show(findingsUrl, file.path, editor);
    download(file.path, editor);
    saving(fileUrl, state, editor, say, findings);
    window.addEventListener('beforeunload', e => state.dirty && e.preventDefault());
    root.dataset.ready = 'true';
    await findings();
  } catch (error) {
    console.warn(error);
    say.problem('模型打不开：' + error.message + ' 可以在草稿的页面下载文件，改好以后重新上传。');
  }
}

function telling(root) {
  const status = root.querySelector('.editor-status');
  const problem = root.querySelector('.editor-problem');
  return {
    status(text) {
      status.textContent = text;
      problem.hidden = true;
    },
    problem(text) {
      status.textContent = '';
      problem.textContent = text;
      problem.hidden = false;
    }
  };
}

function change(state, say) {
  if (!state.dirty) {
    state.dirty = true;
    say.status('有修改没有保存');
  }
  state.since = true;
}

/** The model with the last letter that was typed. */
async function written(editor) {
  document.activeElement?.blur();
  await new Promise(done => setTimeout(done, SETTLED));
  return editor.text();
}

function saving(url, state, editor, say, findings) {
  const button = document.getElementById('save');
  if (!button) {
    return;
  }
  async function run() {
    if (state.busy) {
      return;
    }
    state.busy = true;
    try {
      say.status('正在保存……');
      const text = await written(editor);
      state.since = false;
      state.version = (await save(url, text, state.version)).version;
      state.dirty = state.since;
      say.status('已保存（第' + state.version + '次）' + (state.dirty ? '，之后又有修改没有保存' : ''));
    } catch (error) {
      state.dirty = true;
      say.problem('没有保存：' + error.message + ' 您的内容还在这个页面里'
        + (error.late ? '，可以先点“下载”存成文件，再打开新的内容对照修改。' : '。'));
      state.busy = false;
      return;
    }
    // the model is kept, whatever becomes of its check
    try {
      await findings();
    } catch (error) {
      say.problem('已经保存，但是没有查出问题清单：' + error.message);
    } finally {
      state.busy = false;
    }
  }
  button.disabled = false;
  button.addEventListener('click', run);
  document.addEventListener('keydown', e => {
    if ((e.ctrlKey || e.metaKey) && e.key === 's') {
      e.preventDefault();
      run();
    }
  });
}

function download(path, editor) {
  document.getElementById('download').addEventListener('click', async () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([await written(editor)], { type: 'application/octet-stream' }));
    link.download = path.split('/')[1];
    link.click();
    URL.revokeObjectURL(link.href);
  });
}

async function show(url, path, editor) {
  const list = document.getElementById('findings');
  if (!list) {
    return;
  }
  const found = (await load(url)).filter(f => f.file === path);
  list.replaceChildren(...found.map(f => line(f, editor)));
  const wrong = found.filter(f => f.blocks).length;
  document.getElementById('findings-sum').textContent = !found.length ? '没有问题。'
    : wrong ? '有' + wrong + '处问题，改好以前不能提交和发布。' : '没有妨碍发布的问题，有' + found.length + '处请核对。';
}

function line(finding, editor) {
  const item = document.createElement('li');
  item.className = finding.blocks ? 'wrong' : '';
  if (!finding.element) {
    item.textContent = finding.message;
    return item;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = finding.message;
  button.title = finding.element;
  button.addEventListener('click', () => editor.select(finding.element));
  item.append(button);
  return item;
}
