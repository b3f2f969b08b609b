// Anki compares letter by letter. What differs from the answer, or from another one that counts, only in case, accents,
// spaces and punctuation is right all the same, and is told so.
(function () {
  var code = document.querySelector(".quizgen code#typeans");
  var known = document.querySelectorAll(".quizgen .known, .quizgen .accepted");
  if (!code || !code.querySelector("br")) return; // without a second line nothing was typed, or all of it was right

  function folded(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  var typed = "";
  for (var node = code.firstChild; node && node.nodeName !== "BR"; node = node.nextSibling) {
    if (node.className === "typeGood" || node.className === "typeBad") typed += node.textContent;
  }
  var right = false;
  known.forEach(function (element) {
    element.textContent.split("; ").concat(element.textContent).forEach(function (text) {
      right = right || (folded(typed) !== "" && folded(typed) === folded(text));
    });
  });
  if (!right) return;
  var told = document.createElement("p");
  told.className = "right";
  told.textContent = "\u2713 counts as right";
  code.parentNode.insertBefore(told, code.nextSibling);
})();
