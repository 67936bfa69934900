// What differs, attribute by attribute and in Chinese. bpmn-js-differ finds which elements differ; here their attributes are read flat,
// so that a changed parameter, listener or error code is told too.
import names from './names-of-attributes.json';

const DEEPEST = 8;
/* Where something stands is in the picture; what leads to it says the other end. */
const SKIPPED = new Set(['id', 'incoming', 'outgoing', 'di', 'flowElements', 'rootElements', 'diagrams', 'laneSets', 'artifacts', 'lanes', 'participants']);

function isElement(value) {
  return value && typeof value === 'object' && value.$type;
}

/* Steps on the way that say nothing to whoever draws models. */
const UNSAID = new Set(['extensionElements', 'values', 'eventDefinitions', 'inputOutput', 'definition']);

function said(steps) {
  return steps.filter(({ name }) => !UNSAID.has(name)).map(({ name, of, nth }) => (names[name] ?? name) + (of ? `“${of}”` : '') + (nth > 1 ? `（第${nth}个）` : '')).join(' › ');
}

/** A list's members by what they are called, so that one put before another does not change all that follow. */
function member(value, at) {
  return isElement(value) ? value.name ?? value.event ?? value.target ?? value.$type.split(':')[1] : String(at + 1);
}

/** @param value what decides whether it differs; shown is what people read */
function put(into, way, value, shown) {
  into.set(way.map(({ name, of, nth }) => name + '[' + (of ?? '') + (nth > 1 ? '#' + nth : '') + ']').join('.'), { way, value, shown });
}

function read(value, way, into, owner) {
  if (value === undefined || value === null || value === '' || typeof value === 'function' || way.length > DEEPEST) {
    return;
  }
  if (Array.isArray(value)) {
    const last = way[way.length - 1];
    const taken = new Map();
    value.forEach((one, at) => {
      const called = member(one, at);
      const times = (taken.get(called) ?? 0) + 1;
      taken.set(called, times);
      read(one, [...way.slice(0, -1), { name: last.name, of: called, nth: times }], into, owner);
    });
  } else if (isElement(value)) {
    if (value.id && value.$parent !== owner) {
      // a reference: another name of what is referred to is told there
      put(into, way, value.id, value.name ? `${value.name}（${value.id}）` : value.id);
      return;
    }
    attributes(value, way, into);
  } else if (typeof value !== 'object') {
    put(into, way, String(value), String(value));
  }
}

function attributes(element, way, into) {
  if (way.length) {
    const type = element.$type.split(':')[1];
    put(into, way, type, names[type] ?? type);
  }
  const properties = element.$descriptor.isGeneric ? Object.keys(element).map(name => ({ name })) : element.$descriptor.properties;
  properties.filter(p => !SKIPPED.has(p.name.replace(/^.*:/, '')) && p.name !== '$type' && !p.isVirtual).forEach(p => {
    const name = p.name.replace(/^.*:/, '');
    read(element[p.name] ?? element[name], [...way, { name }], into, element);
  });
  Object.entries(element.$attrs ?? {}).filter(([name]) => !name.startsWith('xmlns')).forEach(([name, value]) => read(value, [...way, { name }], into, element));
}

function flat(element) {
  const all = new Map();
  if (element) {
    attributes(element, [], all);
  }
  return all;
}

function byId(definitions) {
  const all = new Map();
  const walk = element => {
    if (element.id) {
      all.set(element.id, element);
    }
    [...(element.rootElements ?? []), ...(element.flowElements ?? []), ...(element.participants ?? []), ...(element.artifacts ?? [])].forEach(walk);
  };
  definitions.rootElements.forEach(walk);
  return all;
}

function named(element) {
  const type = names[element.$type.split(':')[1]] ?? element.$type.split(':')[1];
  const ends = element.sourceRef && element.targetRef ? `${element.sourceRef.name ?? element.sourceRef.id} → ${element.targetRef.name ?? element.targetRef.id}` : '';
  const own = element.name ? `“${element.name}”` : '';
  return type + (own || ends ? '：' + [own, ends].filter(Boolean).join('，') : '：' + element.id);
}

function compared(id, before, after) {
  const old = flat(before);
  const now = flat(after);
  const keys = [...new Set([...old.keys(), ...now.keys()])].filter(k => old.get(k)?.value !== now.get(k)?.value);
  // a part that is new or gone tells its own attributes; that it is there needs no line of its own
  const told = keys.filter(k => !keys.some(other => other !== k && other.startsWith(k + '.')));
  return told.map(k => ({ kind: 'changed', id, name: named(after), attribute: said((now.get(k) ?? old.get(k)).way),
    before: old.get(k)?.shown, after: now.get(k)?.shown }));
}

/**
 * @param found what bpmn-js-differ says
 * @returns {{kind: string, id: string, name: string, attribute: string, before?: string, after?: string}[]}
 */
export function changesOf(before, after, found) {
  const old = byId(before);
  const now = byId(after);
  const all = [];
  now.forEach((element, id) => old.has(id) || all.push({ kind: 'added', id, name: named(element), attribute: '' }));
  old.forEach((element, id) => now.has(id) || all.push({ kind: 'removed', id, name: named(element), attribute: '' }));
  now.forEach((element, id) => old.has(id) && all.push(...compared(id, old.get(id), element)));
  Object.keys(found._layoutChanged).filter(id => old.has(id) && now.has(id) && !all.some(c => c.id === id))
    .forEach(id => all.push({ kind: 'moved', id, name: named(now.get(id)), attribute: '' }));
  return all;
}
