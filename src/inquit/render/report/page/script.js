
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("filters"), by = byId("by"), least = byId("least"), tip = byId("tip");
  const words = byId("words"), docs = [...document.querySelectorAll(".doc")];
  const types = [...form.querySelectorAll("[name=type]")];
  const rows = [...document.querySelectorAll("tr[data-key]")];
  const rowOf = new Map(rows.map((row) => [row.dataset.key, row]));
  const marks = [...document.querySelectorAll(".text [data-q]")];
  const keysOf = (element) => element.dataset.q.split(" ");
  const keysInside = (element) => (element.dataset.in || "").split(" ");
  const marksOf = new Map();
  for (const element of marks) {
    for (const key of keysOf(element)) {
      if (!marksOf.has(key)) marksOf.set(key, []);
      marksOf.get(key).push(element);
    }
  }

  // What is looked through for words: who said what, without case and accents.
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const said = new Map();
  function holds(row, looked) {
    if (looked.length && !said.has(row)) {
      said.set(row, folded([".who", ".said"].map((part) => row.querySelector(part).textContent).join(" ")));
    }
    return looked.every((word) => said.get(row).includes(word));
  }

  let order = []; // the keys of what is shown
  let at = -1;
  function filter() {
    const looked = folded(words.value).split(/\s+/).filter(Boolean);
    const wanted = new Set(types.filter((box) => box.checked).map((box) => box.value));
    const shown = new Set();
    const sections = new Set();
    for (const row of rows) {
      const { key, by: speaker, type, confidence } = row.dataset;
      const fits = (!by.value || by.value === speaker) && wanted.has(type) && Number(confidence) >= Number(least.value)
        && holds(row, looked);
      row.hidden = !fits;
      if (fits) {
        shown.add(key);
        sections.add(row.closest(".doc"));
      }
    }
    for (const element of marks) {
      element.classList.toggle("off", !keysOf(element).some((key) => shown.has(key) || !rowOf.has(key)));
      const inside = keysInside(element);
      const innermost = inside.find((key) => shown.has(key));
      if (inside.length > 1 && innermost) { // what is left of statements in each other gives the colour
        element.className = element.className.replace(/\bh(\d+|nobody)\b/, rowOf.get(innermost).dataset.hue);
      }
    }
    const filtered = shown.size !== rows.length;
    for (const section of docs) {
      section.classList.toggle("emptied", !sections.has(section));
      section.hidden = filtered && docs.length > 1 && !sections.has(section);
    }
    for (const line of document.querySelectorAll("tr[data-doc]")) line.hidden = byId(line.dataset.doc).hidden;
    byId("nothing").hidden = docs.length < 2 || !filtered || shown.size > 0;
    order = [...shown];
    at = -1;
    position();
    for (const button of document.querySelectorAll("button.by")) {
      button.setAttribute("aria-pressed", String(by.value !== "" && button.dataset.by === by.value));
    }
    byId("least-shown").textContent = Number(least.value).toFixed(2);
    byId("count").textContent = !filtered ? "" : `${shown.size} of ${rows.length} statements`;
  }

  // A place in the text, or a row, comes into view and has the focus.
  let hit = [];
  function showPlace(key, focus = true) {
    const places = marksOf.get(key) || [];
    for (const element of hit) element.classList.remove("hit");
    hit = places.filter((element) => keysInside(element).includes(key));
    for (const element of hit) element.classList.add("hit");
    const place = places.find((element) => element.matches("a")) || places[0];
    if (!place) return;
    place.scrollIntoView({ block: "center" });
    // Paragraphs that were never drawn have had a guessed height; now that they are drawn, it is right.
    requestAnimationFrame(() => place.scrollIntoView({ block: "center" }));
    if (focus) place.focus({ preventScroll: true });
    at = order.indexOf(key);
    position();
    const list = rowOf.get(key).closest("aside"); // beside the text the list goes along, without moving the page
    if (getComputedStyle(list).overflowY !== "visible") {
      const lead = rowOf.get(key).getBoundingClientRect().top - list.getBoundingClientRect().top;
      list.scrollTop += lead - list.clientHeight / 3;
    }
  }

  // From statement to statement, among those that are shown.
  function position() {
    const name = at < 0 ? "" : rowOf.get(order[at]).querySelector(".name").textContent;
    byId("position").textContent = at < 0 ? "" : `${at + 1} of ${order.length}: ${name}`;
    for (const id of ["previous", "next"]) byId(id).disabled = order.length === 0;
  }
  function firstInView() {
    let low = 0, high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byId(order[middle]).getBoundingClientRect().top < form.offsetHeight) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  function step(by) {
    if (!order.length) return;
    const to = at >= 0 ? at + by : firstInView() - (by < 0);
    go((to + order.length) % order.length);
  }
  function go(to) {
    if (!order.length) return;
    hide();
    showPlace(order[to], false);
    heat(order[to]);
  }
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  function showRow(key) {
    const row = rowOf.get(key);
    if (!row || row.hidden) return;
    row.scrollIntoView({ block: "nearest" });
    row.querySelector("a").focus({ preventScroll: true });
  }

  let hot = [];
  function heat(key) {
    for (const element of hot) element.classList.remove("hot");
    hot = key ? [rowOf.get(key), ...(marksOf.get(key) || [])].filter(Boolean) : [];
    for (const element of hot) element.classList.add("hot");
  }

  function explain(element) {
    const key = keysOf(element).find((one) => rowOf.has(one) && !rowOf.get(one).hidden);
    if (!key) return hide();
    const row = rowOf.get(key);
    heat(key);
    const about = [".who", ".meta", ".why"].map((part) => row.querySelector(part).cloneNode(true));
    for (const part of about) part.removeAttribute("id");
    const confidence = row.lastElementChild.firstChild.textContent;
    about[1].append(` · confidence ${confidence}`);
    tip.className = row.className.replace(/\bhot\b/, "");
    tip.replaceChildren(...about);
    tip.hidden = false;
    const box = element.getClientRects()[0] || element.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    tip.style.left = `${Math.max(8, Math.min(box.left, width - tip.offsetWidth - 8)) + scrollX}px`;
    const below = box.bottom + 8 + tip.offsetHeight < document.documentElement.clientHeight;
    tip.style.top = `${(below ? box.bottom + 6 : box.top - tip.offsetHeight - 6) + scrollY}px`;
  }
  function hide() {
    tip.hidden = true;
    heat(null);
  }

  const markAt = (event) => event.target.closest?.(".text [data-q]");
  document.addEventListener("mouseover", (event) => {
    const mark = markAt(event);
    const row = event.target.closest?.("tr[data-key]");
    if (mark) explain(mark);
    else if (row) { hide(); heat(row.dataset.key); }
    else if (!tip.contains(event.target)) hide();
  });
  document.addEventListener("focusin", (event) => { if (markAt(event)) explain(markAt(event)); else hide(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-own]")) return; // what a page puts beside a statement does its own
    const row = event.target.closest("tr[data-key]");
    const mark = markAt(event);
    const button = event.target.closest("button.by");
    const chapter = event.target.closest(".chapters a");
    const place = chapter && byId(chapter.hash.slice(1)); // none where it begins on another page
    if (place) {
      event.preventDefault();
      history.replaceState(null, "", chapter.hash);
      place.scrollIntoView();
      requestAnimationFrame(() => place.scrollIntoView());
    } else if (button) {
      by.value = by.value === button.dataset.by ? "" : button.dataset.by;
      filter();
      if (by.value) go(0);
    } else if (row && String(getSelection()) === "") {
      event.preventDefault();
      showPlace(row.dataset.key);
    } else if (mark && String(getSelection()) === "") {
      event.preventDefault();
      showRow(keysOf(mark).find((key) => !rowOf.get(key)?.hidden));
    }
  });
  // Choosing leads to the first that fits; while somebody still writes or drags, the page stays where it is.
  form.addEventListener("input", filter);
  form.addEventListener("change", () => { filter(); if (order.length < rows.length) go(0); });
  form.addEventListener("submit", (event) => { event.preventDefault(); filter(); go(0); });
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--bar", `${form.offsetHeight}px`);
  }).observe(form);
  filter(); // a browser that comes back to a page keeps what was chosen
})();
