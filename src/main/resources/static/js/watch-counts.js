/* Asks for the number of findings rule by rule, one after the other: the page is there before the dearest rule has been counted. */
(function () {
  'use strict';

  var list = document.getElementById('counts');
  var places = list ? Array.prototype.slice.call(list.querySelectorAll('[data-count]')) : [];
  places.forEach(function (place) {
    place.textContent = '…';
  });

  function next() {
    var place = places.shift();
    if (!place) {
      return;
    }
    fetch(list.dataset.from + (list.dataset.from.indexOf('?') < 0 ? '?' : '&') + 'rule=' + encodeURIComponent(place.dataset.count),
      { credentials: 'same-origin' }).then(function (answer) {
      if (!answer.ok) {
        throw new Error(place.dataset.count + ' ' + answer.status);
      }
      return answer.json();
    }).then(function (count) {
      var words = document.createElement(count.found > 0 ? 'strong' : 'span');
      words.textContent = count.words;
      place.replaceChildren(words);
    }).catch(function () {
      place.textContent = '暂时数不出';
    }).then(next);
  }

  next();
}());
