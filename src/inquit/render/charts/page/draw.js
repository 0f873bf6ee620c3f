"use strict";
// Draws what stands in the table; nothing else is asked.
(() => {
  const MOST = 40; // bars that can still be read
  const COLOURS = ["#2f5d8a", "#b3441e", "#4a7c59", "#8a6d2f", "#6a4c93", "#2a8c8c", "#a04668", "#6b7280"];
  const table = document.getElementById("figures");
  const figure = document.getElementById("chart");
  const rows = [...table.tBodies[0].rows].slice(0, MOST);
  if (!rows.length || typeof Chart === "undefined") return;
  const heads = [...table.tHead.rows[0].cells];
  const series = heads.map((cell, index) => ({ cell, index })).filter(({ cell }) => "series" in cell.dataset);
  const style = getComputedStyle(document.body);
  Chart.defaults.color = style.getPropertyValue("--soft");
  Chart.defaults.borderColor = style.getPropertyValue("--line");
  Chart.defaults.animation = false;
  const upright = table.dataset.order === "value"; // time goes from left to right
  figure.hidden = false;
  if (!upright) figure.style.height = `${Math.max(12, 4 + rows.length * 1.8)}rem`;
  const scale = (stacked) => ({ stacked, ticks: { autoSkip: false } });
  new Chart(figure.querySelector("canvas"), {
    type: "bar",
    data: {
      labels: rows.map((row) => row.cells[0].textContent),
      datasets: series.map(({ cell, index }, place) => ({
        label: cell.textContent,
        data: rows.map((row) => Number(row.cells[index].textContent)),
        backgroundColor: COLOURS[place % COLOURS.length],
      })),
    },
    options: {
      indexAxis: upright ? "x" : "y",
      maintainAspectRatio: false,
      plugins: { legend: { display: series.length > 1 } },
      scales: upright
        ? { x: { stacked: true }, y: { stacked: true, ticks: { precision: 0 } } }
        : { y: scale(true), x: { stacked: true, ticks: { precision: 0 } } },
    },
  });
})();
