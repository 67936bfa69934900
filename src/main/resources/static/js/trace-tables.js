/* Opens a decision table in the version that was evaluated and marks the rows that it gave. What it says of them also stands above it in words. */
(function () {
  'use strict';

  var LARGEST = 560;
  var WORDS = {
    'When': '当', 'And': '且', 'Then': '则', 'Hit policy:': '适用方式：', 'Annotations': '依据', 'Unique': '唯一一行', 'First': '第一行', 'Any': '任一行',
    'Collect': '所有行', 'Collect (Sum)': '合计', 'Rule order': '按行序', 'Priority': '按优先'
  };

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
      var viewer = new window.DmnJS({ container: box, decisionTable: { additionalModules: [{ translate: ['value', chinese] }] } });
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

  function chinese(words, values) {
    return (WORDS[words] || words).replace(/{([^}]+)}/g, function (all, name) {
      return values && name in values ? values[name] : all;
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
    var inside = box.querySelector('.tjs-container');
    box.style.height = Math.min(inside.scrollHeight + 40, LARGEST) + 'px';
    if (first) {
      inside.scrollTop = Math.max(0, first.offsetTop - 120);
    }
  }
})();
