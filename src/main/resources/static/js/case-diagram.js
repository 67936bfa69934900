/* Draws the case's model with the way it has come. Everything the picture says also stands on the page in words. */
(function () {
  'use strict';

  var READABLE = 0.75;
  var STEP = 1.25;
  var MARGIN = 24;
  var SHANGHAI = 8 * 3600 * 1000;
  /* 265 and 150 mm at 96 pixels to the inch */
  var PAPER = 1000;
  var PAPER_HEIGHT = 560;

  if (!window.BpmnJS) {
    return;
  }

  document.querySelectorAll('.diagram').forEach(function (box) {
    var folded = box.closest('details');
    if (!folded) {
      show(box, document.querySelector('.diagram-tools'));
      return;
    }
    folded.addEventListener('toggle', function () {
      if (folded.open && !box.dataset.shown) {
        box.dataset.shown = 'yes';
        show(box, null);
      }
    });
  });

  function fetched(url, kind) {
    return fetch(url, { credentials: 'same-origin' }).then(function (answer) {
      if (!answer.ok) {
        throw new Error(url + ' ' + answer.status);
      }
      return answer[kind]();
    });
  }

  function show(box, bar) {
    Promise.all([fetched(box.dataset.model, 'text'), fetched(box.dataset.path, 'json')]).then(function (loaded) {
      return draw(box, bar, loaded[0], loaded[1]);
    }).catch(function () {
      var note = document.createElement('p');
      note.className = 'empty';
      note.textContent = '流程图暂时不能显示，办理情况见下面的记录。';
      box.replaceChildren(note);
    });
  }

  function draw(box, bar, xml, path) {
    var viewer = new window.BpmnJS({ container: box });
    // The model may bring colours of its own; here colour says only how far the case has come.
    return viewer.importXML(xml.replace(/\s(bioc|color):[a-z-]+="[^"]*"/g, '')).then(function () {
      var canvas = viewer.get('canvas');
      var elements = viewer.get('elementRegistry');
      // The wheel scrolls the page, as everywhere else.
      viewer.get('zoomScroll').toggle(false);
      var active = path.active || path.activities.filter(function (a) { return a.open; }).map(function (a) { return a.id; });
      mark(canvas, elements, path.done || path.activities.map(function (a) { return a.id; }), 'done');
      mark(canvas, elements, active, 'active');
      if (path.activities) {
        trace(box, viewer, path);
      }
      var look = views(box, canvas, elements, active);
      look.current();
      tools(bar, look);
      onPaper(box, canvas, look);
    });
  }

  /* Counts, days and the ways taken: of a case that is traced. */
  function trace(box, viewer, path) {
    var canvas = viewer.get('canvas');
    var elements = viewer.get('elementRegistry');
    var overlays = viewer.get('overlays');
    path.flows.forEach(function (f) {
      if (elements.get(f.id)) {
        canvas.addMarker(f.id, 'taken');
        if (f.times > 1 && elements.get(f.id).waypoints) {
          overlays.add(f.id, { position: middle(elements.get(f.id)), html: words('span', 'times', f.times) });
        }
      }
    });
    path.activities.forEach(function (a) {
      var element = elements.get(a.id);
      if (!element || isFrame(element)) {
        return;
      }
      if (a.cut === a.times) {
        canvas.addMarker(a.id, 'cut');
      }
      if (a.times > 1) {
        overlays.add(a.id, { position: { top: -14, right: 14 }, html: words('span', 'times', a.times) });
      }
      if (element.width >= 80 && a.first) {
        overlays.add(a.id, { position: { top: -20, left: 0 }, html: words('span', 'day', a.last ? day(a.last) : day(a.first) + '起') });
      }
      a.called.forEach(function (number, i) {
        var link = words('a', 'called', '看' + number.slice(0, 2) + '-' + number.slice(-4));
        link.href = box.dataset.calls + encodeURIComponent(number);
        overlays.add(a.id, { position: { top: element.height + 4 + 24 * i, left: 0 }, html: link });
      });
    });
  }

  function words(tag, name, text) {
    var element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return element;
  }

  function day(time) {
    var local = new Date(new Date(time).getTime() + SHANGHAI);
    return (local.getUTCMonth() + 1) + '月' + local.getUTCDate() + '日';
  }

  /* The middle of the longest stretch, relative to the box around the way. */
  function middle(flow) {
    var points = flow.waypoints;
    var best = 0;
    for (var i = 1; i < points.length; i++) {
      if (length(points, i) > length(points, best || 1)) {
        best = i;
      }
    }
    best = best || 1;
    var left = Math.min.apply(null, points.map(function (p) { return p.x; }));
    var top = Math.min.apply(null, points.map(function (p) { return p.y; }));
    return { left: (points[best].x + points[best - 1].x) / 2 - left - 9, top: (points[best].y + points[best - 1].y) / 2 - top - 9 };
  }

  function length(points, i) {
    return Math.abs(points[i].x - points[i - 1].x) + Math.abs(points[i].y - points[i - 1].y);
  }

  /* A sheet of A4 lying on its side takes the whole picture. */
  function onPaper(box, canvas, look) {
    window.addEventListener('beforeprint', function () {
      var inner = canvas.viewbox().inner;
      box.classList.add('on-paper');
      box.style.width = PAPER + 'px';
      box.style.height = Math.round(Math.min(PAPER_HEIGHT, (PAPER - 2 * MARGIN) * inner.height / inner.width + 2 * MARGIN)) + 'px';
      canvas.resized();
      look.whole();
    });
    window.addEventListener('afterprint', function () {
      box.classList.remove('on-paper');
      box.style.width = '';
      look.again();
      look.current();
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

  function views(box, canvas, elements, active) {
    var inner = canvas.viewbox().inner;
    again();

    function again() {
      box.style.height = Math.round(Math.min(inner.height * READABLE + 2 * MARGIN, window.innerHeight * 0.8)) + 'px';
      canvas.resized();
    }

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
      again: again,
      'in': function () { zoom(STEP); },
      out: function () { zoom(1 / STEP); }
    };
  }

  function tools(bar, look) {
    if (!bar) {
      return;
    }
    bar.hidden = false;
    bar.addEventListener('click', function (event) {
      var wanted = event.target.dataset.do;
      if (look[wanted]) {
        look[wanted]();
      }
    });
  }
})();
