// Chinese for the editors. What asks for a translation gets it from the module; form-js and parts of dmn-js ask nobody,
// so what they write into the page is replaced there, whole words only, and never what somebody is typing.
import zh from './zh.json';

const ATTRIBUTES = ['title', 'placeholder', 'aria-label', 'data-placeholder'];
const TYPED = 'textarea, [contenteditable=true], .cm-content, [data-verbatim]';

const known = new Map(Object.entries(zh));
const patterns = Object.keys(zh).filter(k => k.includes('{')).map(k => ({
  shape: new RegExp('^' + k.split(/{[^}]+}/).map(RegExp.escape ?? quoted).join('(.+)') + '$'), names: k.match(/{[^}]+}/g), chinese: zh[k]
}));

function quoted(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function word(text) {
  const whole = text.trim();
  return known.get(whole) ?? filled(whole);
}

/** "Input label: 类型" is known by its shape. */
function filled(text) {
  for (const { shape, names, chinese } of patterns) {
    const found = shape.exec(text);
    if (found) {
      return names.reduce((all, name, at) => all.replace(name, found[at + 1]), chinese);
    }
  }
  return undefined;
}

function translate(template, replacements = {}) {
  return (known.get(template) ?? template).replace(/{([^}]+)}/g, (whole, key) => replacements[key] ?? whole);
}

export const translateModule = { translate: ['value', translate] };

function put(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const chinese = node.data.trim() && word(node.data);
    if (chinese && !node.parentElement?.closest(TYPED)) {
      node.data = chinese;
    }
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) {
    return;
  }
  ATTRIBUTES.forEach(name => attribute(node, name));
  node.childNodes.forEach(put);
}

function attribute(element, name) {
  const text = element.getAttribute(name);
  const chinese = text && word(text);
  if (chinese) {
    element.setAttribute(name, chinese);
  }
}

/** From now on, everything in the page is in Chinese as soon as it stands there. */
export function speakChinese() {
  put(document.body);
  new MutationObserver(changes => changes.forEach(change => {
    if (change.type === 'attributes') {
      attribute(change.target, change.attributeName);
    } else if (change.type === 'characterData') {
      put(change.target);
    } else {
      change.addedNodes.forEach(put);
    }
  })).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
}
