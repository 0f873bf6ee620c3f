"use strict";
// How far an addition is, as the server says it; and files that are too large are told of before they are sent.
(() => {
  const files = document.getElementById("files");
  files?.addEventListener("change", () => {
    const size = [...files.files].reduce((sum, one) => sum + one.size, 0);
    const most = Number(files.dataset.most);
    files.setCustomValidity(size > most ? `More than ${most / 1e6} MB at once; choose fewer or smaller ones.` : "");
    files.reportValidity();
  });

  const place = document.getElementById("arriving");
  if (!place) return;
  const says = document.getElementById("says");
  const bar = place.querySelector("progress");
  const again = () => location.replace(location.pathname);
  // Who hears the page is told now and then only, and what is shown is what was said last.
  let latest = says.textContent;
  let timer;
  const show = () => {
    timer = clearTimeout(timer);
    says.textContent = latest;
  };
  const source = new EventSource(place.dataset.events);
  source.addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    bar.value = state.percent;
    if (state.over) {
      source.close();
      again();
      return;
    }
    const isOther = latest.split(":")[0] !== state.says.split(":")[0];
    latest = state.says;
    if (isOther) show();
    else timer ??= setTimeout(show, 3000);
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(again, 3000);
  });
})();
