/* Draws the case's model with the way it has come. Everything the picture says also stands on the page in words. */
(function () {
  'use strict';

  var READABLE = 0.75;
  var STEP = 1.25;

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
    return viewer.importXML(xml).then(function () {
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

  function mark(canvas, elements, ids, marker) {
    ids.forEach(function (id) {
      if (elements.get(id)) {
        canvas.addMarker(id, marker);
      }
    });
  }

  function views(canvas, elements, active) {
    function whole() {
      canvas.zoom('fit-viewport', 'auto');
    }
    /* The innermost place where the case stands: a sub-process is active as long as one of its steps is. */
    function here() {
      return active.map(function (id) { return elements.get(id); }).filter(function (e) {
        return e && !(e.children && e.children.some(function (c) { return active.indexOf(c.id) >= 0; }));
      })[0];
    }
    function current() {
      var element = here();
      whole();
      if (!element || canvas.zoom() >= READABLE) {
        return;
      }
      var size = canvas.getSize();
      var inner = canvas.viewbox().inner;
      var width = size.width / READABLE;
      var height = size.height / READABLE;
      canvas.viewbox({
        x: Math.min(Math.max(element.x + element.width / 2 - width / 2, inner.x - 20), Math.max(inner.x - 20, inner.x + inner.width + 20 - width)),
        y: element.y + element.height / 2 - height / 2,
        width: width,
        height: height
      });
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
