"use strict";
// Borders of statements: what is selected in the passage, as from-to in code points of the text, goes into a field.
(() => {
  const passage = document.getElementById("passage");
  const pieces = [...passage.querySelectorAll("[data-start]")];
  const fields = [...document.querySelectorAll("[data-takes]")];
  if (!pieces.length || !fields.length) return;
  const points = (text) => Array.from(text).length;
  const starts = pieces.map((piece) => Number(piece.dataset.start));
  const first = starts[0];
  const characters = pieces.flatMap((piece) => Array.from(piece.textContent));

  function placeOf(container, offset) {
    for (let number = pieces.length - 1; number >= 0; number -= 1) {
      const range = document.createRange();
      range.setStart(pieces[number], 0);
      range.setEnd(container, offset);
      if (range.startContainer === pieces[number]) return starts[number] + points(range.toString());
    }
    return first;
  }
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return "";
    const range = selection.getRangeAt(0);
    if (!passage.contains(range.commonAncestorContainer)) return "";
    let start = placeOf(range.startContainer, range.startOffset), end = placeOf(range.endContainer, range.endOffset);
    while (start < end && /\s/u.test(characters[start - first])) start += 1;
    while (start < end && /\s/u.test(characters[end - 1 - first])) end -= 1;
    return start < end ? `${start}-${end}` : "";
  }
  function take(field, adds) {
    const stretch = selected();
    if (!stretch) return;
    field.value = adds && field.value ? `${field.value}, ${stretch}` : stretch;
    show();
  }

  // What the fields name is lit in the passage while they are written.
  function node(place) {
    let number = starts.length - 1;
    while (number > 0 && starts[number] > place) number -= 1;
    const text = pieces[number].firstChild;
    const inside = Array.from(text.data).slice(0, place - starts[number]).join("").length;
    return [text, inside];
  }
  const stretches = (value) => [...value.matchAll(/(\d+)-(\d+)/g)].map(([, from, to]) => [Number(from), Number(to)])
    .filter(([from, to]) => first <= from && from < to && to <= first + characters.length);
  function show() {
    if (!CSS.highlights) return;
    for (const field of fields) {
      const ranges = stretches(field.value).map(([from, to]) => {
        const range = new Range();
        range.setStart(...node(from));
        range.setEnd(...node(to));
        return range;
      });
      CSS.highlights.set(field.name, new Highlight(...ranges));
    }
  }

  // Without a mouse: Alt and an arrow move the end of a stretch by a word, with Shift its beginning.
  const isWord = (place) => /[\p{L}\p{N}]/u.test(characters[place - first] || " ");
  function moved(place, by) {
    const last = first + characters.length;
    let to = place + by;
    const at = () => (by > 0 ? to - 1 : to);
    while (to > first && to < last && !isWord(at())) to += by;
    while (to > first && to < last && isWord(by > 0 ? to : to - 1)) to += by;
    return Math.max(first, Math.min(last, to));
  }
  function move(field, by, isStart) {
    const found = stretches(field.value);
    const [from, to] = found.pop() || [first, first];
    const next = isStart ? [moved(from, by), to] : [from, moved(to, by)];
    if (next[0] < next[1]) field.value = [...found, next].map((one) => one.join("-")).join(", ");
    show();
  }

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.("[data-takes]");
    if (field && event.altKey && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
      event.preventDefault();
      move(field, event.key === "ArrowRight" ? 1 : -1, event.shiftKey);
      return;
    }
    if (document.body.dataset.keys === "off" || event.target.matches("input, select") || event.ctrlKey || event.altKey || event.metaKey) return;
    const wanted = fields.find((one) => event.code === `Digit${one.dataset.takes}`);
    if (!wanted) return;
    event.preventDefault();
    if (selected()) take(wanted, event.shiftKey);
    else wanted.focus();
  });
  for (const button of document.querySelectorAll("button.take")) {
    const field = button.form.elements[button.dataset.into];
    button.hidden = false;
    button.addEventListener("mousedown", (event) => event.preventDefault()); // which would end the selection
    button.addEventListener("click", (event) => take(field, event.shiftKey));
  }
  for (const field of fields) field.addEventListener("input", show);
  show();
})();
