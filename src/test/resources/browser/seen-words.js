// Every piece of text at this page with a Latin letter in it that a person can see, hear read out or find under the pointer.
() => {
  const shown = element => element.checkVisibility({opacityProperty: true, visibilityProperty: true}) && element.getClientRects().length > 0;
  const seen = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!['SCRIPT', 'STYLE'].includes(node.parentElement.tagName) && shown(node.parentElement)) {
        seen.add(node.nodeValue.trim());
      }
    } else if (shown(node)) {
      for (const name of ['placeholder', 'title', 'alt', 'aria-label']) {
        seen.add((node.getAttribute(name) || '').trim());
      }
    }
  }
  seen.add(document.title);
  return [...seen].filter(words => /[A-Za-z]/.test(words));
}
