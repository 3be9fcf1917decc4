// Finds things by name or text in the index beside it. Without this script the pages miss nothing but the search.
(function () {
  "use strict";
  var box = document.querySelector("[data-search]");
  var rows = window.svcdslSearch;
  if (!box || !rows) return;
  var input = box.querySelector("input");
  var list = box.querySelector("ul");
  var base = box.getAttribute("data-base");
  box.hidden = false;

  function rank(row, wanted) {
    var title = row[0].toLowerCase();
    var text = (row[0] + " " + row[1] + " " + row[2] + " " + row[4]).toLowerCase();
    var points = 0;
    for (var i = 0; i < wanted.length; i++) {
      if (text.indexOf(wanted[i]) < 0) return 0;
      points += title === wanted[i] ? 9 : title.indexOf(wanted[i]) === 0 ? 5 : title.indexOf(wanted[i]) > 0 ? 3 : 1;
    }
    return points;
  }

  function entry(row) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    var note = document.createElement("small");
    link.href = base + "/" + row[3];
    link.textContent = row[0];
    note.textContent = row[1] + (row[2] ? " · " + row[2] : "");
    link.appendChild(note);
    item.appendChild(link);
    return item;
  }

  function show() {
    var wanted = input.value.toLowerCase().split(/[\s,，、。]+/).filter(Boolean);
    list.textContent = "";
    list.hidden = !wanted.length;
    if (!wanted.length) return;
    var found = [];
    for (var i = 0; i < rows.length; i++) {
      var points = rank(rows[i], wanted);
      if (points) found.push([points, i]);
    }
    found.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
    found.slice(0, 12).forEach(function (one) { list.appendChild(entry(rows[one[1]])); });
    if (!found.length) {
      var nothing = document.createElement("li");
      nothing.textContent = box.getAttribute("data-nothing");
      list.appendChild(nothing);
    }
  }

  input.addEventListener("input", show);
  input.addEventListener("keyup", function (event) {
    if (event.key === "Escape") { input.value = ""; show(); }
  });
  document.addEventListener("click", function (event) {
    if (!box.contains(event.target)) list.hidden = true;
  });
})();
