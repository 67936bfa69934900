/* Opens a decision table in the version that was evaluated and marks the rows that it gave. What it says of them also stands above it in words. */
(function () {
  'use strict';

  document.querySelectorAll('.rule-table').forEach(function (place) {
    place.addEventListener('toggle', function () {
      if (place.open && !place.dataset.shown) {
        place.dataset.shown = 'yes';
        show(place);
      }
    });
  });

  function show(place) {
    var box = place.querySelector('.dmn');
    fetch(place.dataset.xml, { credentials: 'same-origin' }).then(function (answer) {
      if (!answer.ok) {
        throw new Error(place.dataset.xml + ' ' + answer.status);
      }
      return answer.text();
    }).then(function (xml) {
      var viewer = new window.DmnJS({ container: box, drd: { drillDown: { enabled: false } } });
      return viewer.importXML(xml, { open: false }).then(function () {
        var view = viewer.getViews().filter(function (v) { return v.element.id === place.dataset.table; })[0];
        return viewer.open(view);
      }).then(function () {
        mark(box, place.dataset.fired.split(' '));
      });
    }).catch(function () {
      box.textContent = '判定表暂时不能显示，适用的行见上面的文字。';
    });
  }

  function mark(box, rows) {
    rows.filter(Boolean).forEach(function (id) {
      var cell = box.querySelector('[data-row-id="' + id + '"]');
      var row = cell && cell.closest('tr');
      if (row) {
        row.classList.add('fired');
      }
    });
    var first = box.querySelector('tr.fired');
    if (first) {
      box.scrollTop = Math.max(0, first.offsetTop - 160);
    }
  }
})();
