// Marks the right option on the back. Shuffles the options of a choice ("ol") anew at each question and shows them in
// the same order beside the answer; without scripts or storage they stand in the order of the deck, which is as sound.
(function () {
  var box = document.querySelector(".quizgen .options");
  var list = box && box.querySelector("ol, ul");
  if (!list) return;
  var items = Array.prototype.slice.call(list.children);
  var answer = document.querySelector(".quizgen .answer");
  var order = null;

  function remembered() {
    try {
      var kept = JSON.parse(sessionStorage.getItem("quizgen"));
      return kept && kept.id === box.dataset.id && kept.order.length === items.length ? kept.order : null;
    } catch (error) {
      return null;
    }
  }

  function shuffled() {
    var places = items.map(function (_, place) { return place; });
    for (var last = places.length - 1; last > 0; last--) {
      var other = Math.floor(Math.random() * (last + 1));
      var place = places[last];
      places[last] = places[other];
      places[other] = place;
    }
    try {
      sessionStorage.setItem("quizgen", JSON.stringify({ id: box.dataset.id, order: places }));
      return places;
    } catch (error) {
      return null; // what cannot be shown again beside the answer is not shuffled
    }
  }

  if (list.nodeName === "OL") order = answer ? remembered() : shuffled();
  if (order) order.forEach(function (place) { list.appendChild(items[place]); });
  if (answer) {
    items.forEach(function (item) {
      if (item.textContent === answer.textContent) item.classList.add("correct");
    });
  }
})();
