// Loaded by the engine's web applications (see their config.js): one login, our name, and no English left in a rendered form.

const WORDS = new Map([
  ['Select', '请选择'],
  ['Field is required.', '必填'],
  ['Search', '搜索'],
  ['No results', '没有结果'],
  ['Nothing found.', '没有结果'],
  ['Add new', '添加'],
  ['Remove', '删除'],
  ['Date', '日期'],
  ['Time', '时间']
]);

const PATTERNS = [
  [/^Field must match pattern .*$/s, '格式不正确'],
  [/^Field must have minimum value of (.+)\.$/, '不能小于$1'],
  [/^Field must have maximum value of (.+)\.$/, '不能大于$1'],
  [/^Field must have minimum length of (.+)\.$/, '至少$1字'],
  [/^Field must have maximum length of (.+)\.$/, '不能超过$1字'],
  [/^Value is not a number\.$/, '应为数字'],
  [/^Please select a valid value, .*$/, '请填写整数']
];

function chinese(text) {
  const trimmed = text.trim();
  if (WORDS.has(trimmed)) {
    return WORDS.get(trimmed);
  }
  for (const [pattern, words] of PATTERNS) {
    if (pattern.test(trimmed)) {
      return trimmed.replace(pattern, words);
    }
  }
  return null;
}

function translate(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = chinese(node.nodeValue);
    if (words !== null) {
      node.nodeValue = words;
    }
  }
  root.querySelectorAll('[placeholder]').forEach(input => {
    const words = chinese(input.getAttribute('placeholder'));
    if (words !== null) {
      input.setAttribute('placeholder', words);
    }
  });
  // A date is a text field of the form; the browser's own date field gives it a calendar in the person's language and the same value.
  root.querySelectorAll('input[type=text][id*="date_"]').forEach(input => {
    input.type = 'date';
  });
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

function everyForm() {
  document.querySelectorAll('.fjs-container').forEach(translate);
  title();
}

addEventListener('hashchange', toLogin);
toLogin();
new MutationObserver(everyForm).observe(document.documentElement, {childList: true, subtree: true, characterData: true});
