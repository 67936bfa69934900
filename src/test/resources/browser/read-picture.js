// What a picture of a model shows: every element with its place in whole units, its line if it is a line, and its words.
svg => {
  const whole = text => text.replace(/-?\d+(\.\d+)?/g, number => String(Math.round(Number(number))));
  const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml');
  return [...drawing.querySelectorAll('[data-element-id]')].map(element => {
    const visual = element.querySelector(':scope > .djs-visual');
    const line = element.classList.contains('djs-connection') ? visual.querySelector('path').getAttribute('d') : '';
    const words = [...visual.querySelectorAll('tspan')].map(part => part.textContent.trim()).join('');
    return [element.dataset.elementId, whole(element.getAttribute('transform') || ''), whole(line), words].join(' | ').trim();
  });
}
