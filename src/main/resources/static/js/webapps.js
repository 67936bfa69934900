// Loaded by the engine's web applications (see their config.js): one login, our name, and no English left in a rendered form.

const app = (location.pathname.match(/\/camunda\/app\/([a-z]+)\//) || [])[1];

// Words of the bundled form and diagram viewers, which speak English in every language.
const WORDS = new Map([
  ['Select', '请选择'],
  ['Field is required.', '必填'],
  ['Search', '搜索'],
  ['No results', '没有结果'],
  ['Nothing found.', '没有结果'],
  ['Add new', '添加'],
  ['Remove', '删除'],
  ['Close', '关闭'],
  ['Clear', '清除'],
  ['Increment', '加一'],
  ['Decrement', '减一'],
  ['zoom in', '放大'],
  ['zoom out', '缩小'],
  ['reset zoom', '恢复原大小'],
  // shown under the pointer as they stand in the engine's templates
  ['task.assignee', '办理人'],
  ['caseNumber', '案件编号']
]);

const PATTERNS = [
  [/^Field must match pattern .*$/s, '格式不正确'],
  [/^Field must have minimum value of (.+)\.$/, '不能小于$1'],
  [/^Field must have maximum value of (.+)\.$/, '不能大于$1'],
  [/^Field must have minimum length of (.+)\.$/, '至少$1字'],
  [/^Field must have maximum length of (.+)\.$/, '不能超过$1字'],
  [/^Value is not a number\.$/, '应为数字'],
  [/^Please select a valid value, .*$/, '应为整数'],
  [/^\(v\. (.+)\)$/, '（$1版）']
];

// A time from now that was drawn before the words of the language had arrived stays English until the next minute.
const SPAN = /^(in )?(?:(a few) seconds|(an?|\d+) (second|minute|hour|day|month|year)s?)( ago)?$/;
const UNITS = {second: '秒', minute: '分钟', hour: '小时', day: '天', month: '个月', year: '年'};

function span(text) {
  const found = SPAN.exec(text);
  if (!found || !found[1] === !found[5]) {
    return null;
  }
  const [, ahead, few, count, unit] = found;
  return (few ? '几秒' : (/^an?$/.test(count) ? '1' : count) + UNITS[unit]) + (ahead ? '后' : '前');
}

// The applications sometimes show the key of a label that had not been loaded yet; these are the labels.
let labels = {};

function chinese(text) {
  const trimmed = text.trim();
  if (trimmed === '') {
    return null;
  }
  if (/^[A-Z][A-Z0-9_]{3,}$/.test(trimmed) && labels[trimmed]) {
    return labels[trimmed];
  }
  if (WORDS.has(trimmed)) {
    return WORDS.get(trimmed);
  }
  for (const [pattern, words] of PATTERNS) {
    if (pattern.test(trimmed)) {
      return trimmed.replace(pattern, words);
    }
  }
  return span(trimmed);
}

function text(node) {
  const words = chinese(node.nodeValue);
  if (words !== null && words !== node.nodeValue) {
    node.nodeValue = words;
  }
}

function attributes(element) {
  for (const name of ['placeholder', 'title', 'aria-label']) {
    const value = element.getAttribute(name);
    const words = value ? chinese(value) : null;
    if (words !== null && words !== value) {
      element.setAttribute(name, words);
    }
  }
  if (element.matches('.fjs-container input[id*="date_"]') && !element.placeholder) {
    element.placeholder = '年-月-日';
  }
}

function translate(root) {
  if (root.nodeType === Node.TEXT_NODE) {
    text(root);
    return;
  }
  if (root.nodeType !== Node.ELEMENT_NODE || root.tagName === 'SCRIPT' || root.tagName === 'STYLE') {
    return;
  }
  attributes(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      text(node);
    } else {
      attributes(node);
    }
  }
}

// People write 2026/9/1, 2026.9.1 or 20260901; the form wants 2026-09-01.
function date(event) {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || !input.matches('.fjs-container input[id*="date_"]')) {
    return;
  }
  const parts = input.value.trim().match(/^(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?$/);
  if (parts) {
    const written = `${parts[1]}-${parts[2].padStart(2, '0')}-${parts[3].padStart(2, '0')}`;
    if (written !== input.value) {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, written);
      input.dispatchEvent(new Event('input', {bubbles: true}));
    }
  }
}

// The form viewer keeps what is typed to itself for 300 ms. If another field comes to rest in that time, the form is drawn anew and the
// letters just typed are gone. Leaving a field hands them over at once; so each letter is handed over as if the field were left.
function keep(event) {
  const input = event.target;
  if (input instanceof Element && input.matches('.fjs-form-field-textfield input, .fjs-form-field-number input, .fjs-form-field-textarea textarea')) {
    queueMicrotask(() => input.dispatchEvent(new FocusEvent('focusout')));
  }
}

// The way back to our own pages.
function wayHome() {
  const menu = document.querySelector('nav.app-menu > ul');
  if (menu && !menu.querySelector('.cunyi-home')) {
    const item = document.createElement('li');
    item.className = 'cunyi-home';
    const link = document.createElement('a');
    link.href = '/';
    link.textContent = '村议首页';
    item.append(link);
    menu.prepend(item);
  }
}

function toLogin() {
  if (/^#!?\/login/.test(location.hash)) {
    location.replace('/login');
  }
}

function title() {
  if (document.title.includes('Camunda')) {
    document.title = document.title.replace(/Camunda( Tasklist| Cockpit| Admin| Welcome)?/, '村议');
  }
}

new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === 'characterData') {
      text(change.target);
    } else if (change.type === 'attributes') {
      attributes(change.target);
    } else {
      change.addedNodes.forEach(translate);
    }
  }
  title();
  wayHome();
}).observe(document.documentElement, {
  childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['placeholder', 'title']
});

document.documentElement.lang = 'zh-CN';
addEventListener('change', date, true);
addEventListener('input', keep);
addEventListener('hashchange', toLogin);
toLogin();
if (app) {
  fetch(`/camunda/app/${app}/locales/zh-CN.json`).then(answer => answer.json()).then(found => {
    labels = found.labels;
    translate(document.documentElement);
  });
}
