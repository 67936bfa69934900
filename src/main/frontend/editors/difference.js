// Two versions of a process above one another: what differs is marked in both pictures and said in a list.
import { diff } from 'bpmn-js-differ';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { changesOf } from './changes.js';

const MARGIN = 24;
const STEP = 1.25;
const READABLE = 0.5;
const SIGNS = { added: '＋', removed: '－', changed: '改', moved: '移' };
const WORDS = { added: '新增', removed: '删除', changed: '修改', moved: '换了位置' };

const root = document.getElementById('difference');
const sides = [...root.querySelectorAll('.diagram')].map(box => ({ box, side: box.dataset.side, url: root.dataset[box.dataset.side + 'Url'] }));

async function open(side) {
  const answer = await fetch(side.url, { credentials: 'same-origin' });
  if (!answer.ok) {
    throw new Error(side.url + ' ' + answer.status);
  }
  const viewer = new window.BpmnJS({ container: side.box, moddleExtensions: { camunda } });
  await viewer.importXML((await answer.text()).replace(/\s(bioc|color):[a-z-]+="[^"]*"/g, ''));
  // the wheel scrolls the page
  viewer.get('zoomScroll').toggle(false);
  return viewer;
}

/** Which mark an element carries in which picture. */
function marks(found) {
  const all = { before: new Map(), after: new Map() };
  const put = (set, kind, ...where) => Object.keys(set).forEach(id => where.forEach(w => all[w].has(id) || all[w].set(id, kind)));
  put(found._removed, 'removed', 'before');
  put(found._added, 'added', 'after');
  put(found._changed, 'changed', 'before', 'after');
  put(found._layoutChanged, 'moved', 'before', 'after');
  return all;
}

function paint(viewer, kinds) {
  const canvas = viewer.get('canvas');
  const elements = viewer.get('elementRegistry');
  const overlays = viewer.get('overlays');
  kinds.forEach((kind, id) => {
    const element = elements.get(id);
    if (!element || element === canvas.getRootElement()) {
      return;
    }
    canvas.addMarker(id, 'diff-' + kind);
    if ((element.children || []).some(child => child.type !== 'label')) {
      canvas.addMarker(id, 'diff-frame');
    }
    const sign = document.createElement('b');
    sign.className = 'sign diff-' + kind;
    sign.textContent = SIGNS[kind];
    sign.title = WORDS[kind];
    overlays.add(id, { position: element.waypoints ? { top: 0, left: 0 } : { top: -14, left: -10 }, html: sign });
  });
}

/** Both pictures show the same part. */
function together(viewers) {
  let busy = false;
  viewers.forEach(viewer => viewer.on('canvas.viewbox.changed', ({ viewbox }) => {
    if (busy) {
      return;
    }
    busy = true;
    viewers.filter(v => v !== viewer).forEach(v => v.get('canvas').viewbox({ x: viewbox.x, y: viewbox.y, width: viewbox.width, height: viewbox.height }));
    busy = false;
  }));
}

function whole(viewer) {
  const canvas = viewer.get('canvas');
  const { inner } = canvas.viewbox();
  const size = canvas.getSize();
  const scale = Math.max(inner.width / (size.width - 2 * MARGIN), inner.height / (size.height - 2 * MARGIN));
  canvas.viewbox({ x: inner.x + (inner.width - size.width * scale) / 2, y: inner.y + (inner.height - size.height * scale) / 2,
    width: size.width * scale, height: size.height * scale });
}

function find(viewers, id) {
  viewers.forEach(viewer => {
    const canvas = viewer.get('canvas');
    viewer.get('elementRegistry').forEach(e => canvas.hasMarker(e, 'found') && canvas.removeMarker(e, 'found'));
  });
  const there = viewers.filter(v => v.get('elementRegistry').get(id));
  there.forEach(viewer => viewer.get('canvas').addMarker(id, 'found'));
  const last = there[there.length - 1];
  if (last) {
    const element = last.get('elementRegistry').get(id);
    last.get('canvas').scrollToElement(element, 60);
    last.get('canvas').getContainer().scrollIntoView({ block: 'center' });
  }
}

function cell(row, text, tag = 'td') {
  const made = row.appendChild(document.createElement(tag));
  if (text !== undefined) {
    made.appendChild(document.createElement('pre')).textContent = text;
  }
  return made;
}

function line(change, viewers) {
  const row = document.createElement('tr');
  row.className = 'diff-' + change.kind;
  row.dataset.element = change.id;
  const what = cell(row);
  const sign = what.appendChild(document.createElement('b'));
  sign.className = 'sign';
  sign.textContent = SIGNS[change.kind];
  const word = what.appendChild(document.createElement('span'));
  word.className = 'diff-' + change.kind;
  word.append(sign, ' ' + WORDS[change.kind]);
  const button = cell(row).appendChild(document.createElement('button'));
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = change.name;
  button.title = change.id;
  button.addEventListener('click', () => find(viewers, change.id));
  cell(row, change.attribute);
  [['del', change.before], ['ins', change.after]].forEach(([tag, text]) => {
    const place = cell(row);
    if (text) {
      place.appendChild(document.createElement(tag)).appendChild(document.createElement('pre')).textContent = text;
    }
  });
  return row;
}

function list(changes, viewers) {
  root.querySelector('.diff-sum').textContent = changes.length ? '共' + changes.length + '处。' : '只有写法不同，流程没有改。';
  const table = root.querySelector('.diff-list');
  table.hidden = !changes.length;
  table.querySelector('tbody').replaceChildren(...changes.map(c => line(c, viewers)));
}

/** Where the whole picture would be too small to read, the first change comes first. */
function beginning(viewer, ids) {
  const canvas = viewer.get('canvas');
  const element = ids.map(id => viewer.get('elementRegistry').get(id)).find(e => e && e.width);
  whole(viewer);
  if (canvas.zoom() < READABLE && element) {
    const size = canvas.getSize();
    const box = { width: size.width / READABLE, height: size.height / READABLE };
    canvas.viewbox({ x: element.x + element.width / 2 - box.width / 2, y: element.y + element.height / 2 - box.height / 2, ...box });
  }
}

function tools(viewers, ids) {
  const first = viewers[viewers.length - 1];
  const zoom = factor => first.get('canvas').zoom(first.get('canvas').zoom() * factor, 'auto');
  const does = { whole: () => whole(first), in: () => zoom(STEP), out: () => zoom(1 / STEP) };
  root.querySelector('.diagram-tools').addEventListener('click', e => does[e.target.dataset.do]?.());
  beginning(first, ids);
}

function problem(text) {
  const place = root.querySelector('.problem');
  place.textContent = text;
  place.hidden = false;
}

async function compare() {
  const viewers = [];
  const ids = [];
  for (const side of sides) {
    viewers.push(await open(side).catch(error => {
      console.warn(error);
      throw new Error((side.side === 'before' ? '原来的' : '修改后的') + '流程图画不出来，文件不完整，请下载以后检查。');
    }));
  }
  together(viewers);
  if (viewers.length === 2) {
    const [before, after] = viewers.map(v => v.getDefinitions());
    const found = diff(before, after);
    const kinds = marks(found);
    paint(viewers[0], kinds.before);
    paint(viewers[1], kinds.after);
    const changes = changesOf(before, after, found);
    ids.push(...changes.map(c => c.id));
    list(changes, viewers);
  } else {
    root.querySelector('.diff-sum').textContent = '全部是新的。';
  }
  tools(viewers, ids);
  root.dataset.ready = 'true';
}

compare().catch(error => {
  console.warn(error);
  problem(error.message);
});
