"use strict";
// One key for what has a button: an element says its key with data-press, one in a row of statements with data-does.
(() => {
  const writing = (element) => element.matches("input:not([type=checkbox], [type=radio], [type=range]), select, textarea");
  const byKey = (key) => [...document.querySelectorAll("[data-press]")].find((one) => one.dataset.press === key);
  const keysOff = document.body.dataset.keys === "off"; // as the user has said
  if (keysOff) for (const one of document.querySelectorAll("[aria-keyshortcuts]")) one.removeAttribute("aria-keyshortcuts");
  const step = { j: "next", k: "previous" };

  // The row that the keys are about: the one that is lit, or has the focus.
  function row() {
    const focused = document.activeElement?.closest("tr[data-key]");
    return focused || document.querySelector("tr.hot");
  }
  function press(element) {
    if (writing(element)) {
      element.focus();
      if (element.select) element.select();
    } else element.click();
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "Escape" && writing(event.target)) return event.target.blur();
    if (writing(event.target) || event.key.length !== 1 || keysOff) return;
    const found = byKey(event.key) || row()?.querySelector(`[data-does="${CSS.escape(event.key)}"]`)
      || document.getElementById(step[event.key] || "");
    if (!found) return;
    event.preventDefault();
    if (!found.disabled) press(found);
  });
  // A form is sent once, however often its key is pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // After a decision the next row is the one to look at.
  addEventListener("load", () => {
    const place = location.hash.slice(1);
    const decided = place.endsWith("-row") && document.getElementById(place);
    if (!decided) return;
    const done = new URLSearchParams(location.search).has("done");
    const next = done ? decided.nextElementSibling || decided : decided;
    next.querySelector(".said").click();
  });
})();
