/* Draws the case's model with the way it has come. Everything the picture says also stands on the page in words. */
(function () {
  'use strict';

  var READABLE = 0.75;
  var STEP = 1.25;
  var MARGIN = 24;

  var box = document.querySelector('.diagram');
  if (!box || !window.BpmnJS) {
    return;
  }

  function fetched(url, kind) {
    return fetch(url, { credentials: 'same-origin' }).then(function (answer) {
      if (!answer.ok) {
        throw new Error(url + ' ' + answer.status);
      }
      return answer[kind]();
    });
  }

  Promise.all([fetched(box.dataset.model, 'text'), fetched(box.dataset.path, 'json')]).then(function (loaded) {
    return draw(loaded[0], loaded[1]);
  }).catch(function () {
    var note = document.createElement('p');
    note.className = 'empty';
    note.textContent = '流程图暂时不能显示，办理情况见下面的记录。';
    box.replaceChildren(note);
  });

  function draw(xml, path) {
    var viewer = new window.BpmnJS({ container: box });
    // The model may bring colours of its own; here colour says only how far the case has come.
    return viewer.importXML(xml.replace(/\s(bioc|color):[a-z-]+="[^"]*"/g, '')).then(function () {
      var canvas = viewer.get('canvas');
      var elements = viewer.get('elementRegistry');
      // The wheel scrolls the page, as everywhere else.
      viewer.get('zoomScroll').toggle(false);
      mark(canvas, elements, path.done, 'done');
      mark(canvas, elements, path.active, 'active');
      var look = views(canvas, elements, path.active);
      look.current();
      tools(look);
    });
  }

  /* Frames around other steps stay plain, or their tint would hide which of the steps are meant. */
  function mark(canvas, elements, ids, marker) {
    ids.forEach(function (id) {
      var element = elements.get(id);
      if (element && !isFrame(element)) {
        canvas.addMarker(id, marker);
      }
    });
  }

  function isFrame(element) {
    return (element.children || []).some(function (child) { return child.type !== 'label'; });
  }

  function views(canvas, elements, active) {
    var inner = canvas.viewbox().inner;
    box.style.height = Math.round(Math.min(inner.height * READABLE + 2 * MARGIN, window.innerHeight * 0.8)) + 'px';
    canvas.resized();

    function whole() {
      look(inner, Math.max(inner.width / (canvas.getSize().width - 2 * MARGIN), inner.height / (canvas.getSize().height - 2 * MARGIN)));
    }
    /* Shows the middle of that area at that many units of the model to a pixel. */
    function look(area, scale) {
      var size = canvas.getSize();
      canvas.viewbox({
        x: area.x + area.width / 2 - size.width * scale / 2,
        y: area.y + area.height / 2 - size.height * scale / 2,
        width: size.width * scale,
        height: size.height * scale
      });
    }
    function here() {
      return active.map(function (id) { return elements.get(id); }).filter(function (e) { return e && !isFrame(e); })[0];
    }
    function current() {
      whole();
      if (canvas.zoom() >= READABLE) {
        return;
      }
      var element = here();
      var size = canvas.getSize();
      var half = size.width / READABLE / 2 - MARGIN;
      var middle = element ? element.x + element.width / 2 : inner.x;
      middle = Math.min(Math.max(middle, inner.x + half), inner.x + inner.width - half);
      var tall = inner.height * READABLE > size.height;
      var rows = tall && element ? element : inner;
      look({ x: middle, width: 0, y: rows.y, height: rows.height }, 1 / READABLE);
    }
    function zoom(factor) {
      canvas.zoom(canvas.zoom() * factor, 'auto');
    }
    return {
      whole: whole,
      current: current,
      'in': function () { zoom(STEP); },
      out: function () { zoom(1 / STEP); }
    };
  }

  function tools(look) {
    var bar = document.querySelector('.diagram-tools');
    bar.hidden = false;
    bar.addEventListener('click', function (event) {
      var wanted = event.target.dataset.do;
      if (look[wanted]) {
        look[wanted]();
      }
    });
  }
})();
