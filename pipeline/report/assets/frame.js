// The charts together, and what they share: a question as title, a note, a graphic, and the same as a table.

const MOST_TABLE_ROWS = 200;

function showCharts(state, articles) {
  const chosen = { articles, mask: new Uint8Array(data.articles.length), state };
  for (const article of articles) chosen.mask[article.position] = 1;
  const wants = (...kinds) => kinds.some((kind) => state.kinds.includes(kind));
  const charts = [
    wants("organisations") && rankingChart("organisations", "name", chosen),
    wants("people") && rankingChart("people", "name", chosen),
    wants("cities") && mapChart(chosen),
    wants("quotes") && speakersChart(chosen),
    wants("figures") && unitsChart(chosen),
    wants("organisations", "people") && networkChart(chosen),
    wants("figures") && moneyChart(chosen),
    wants("figures") && sizesChart(chosen),
    wants("dates") && yearsChart(chosen),
    wants("dates") && distanceChart(chosen),
  ].filter(Boolean);
  if (!articles.length) return el("p", { class: "empty" }, word("nothing"));
  const view = el(
    "div",
    { class: "charts" },
    el("h2", { class: "unseen" }, word("charts")),
    charts.map((chart) => chart.node),
  );
  view.drawn = () => drawAll(charts);
  return view;
}

// Graphics are drawn to the width that they have, again when that changes.
function drawAll(charts) {
  const observer = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const width = Math.round(contentRect.width);
      if (!width || target.drawnAt === width) continue;
      target.drawnAt = width;
      target.replaceChildren(target.draw(width));
    }
  });
  for (const chart of charts)
    for (const target of chart.node.querySelectorAll(".graphic")) observer.observe(target);
}

// `draw` gives the graphic for a width in pixels, `table` its headings and rows; null where there is nothing to show.
function chart({ key, note, shape = "", empty, draw, table, controls }) {
  const graphic = el("div", { class: "graphic" });
  graphic.draw = draw;
  const numbers = el("details", {}, el("summary", {}, word("as_table")));
  numbers.addEventListener("toggle", () => {
    if (!numbers.open || numbers.querySelector("table")) return;
    const [heads, rows] = table();
    numbers.append(simpleTable(heads, rows.slice(0, MOST_TABLE_ROWS)));
  });
  const node = el(
    "figure",
    { class: `chart ${shape}`, id: `chart-${key}` },
    el("figcaption", {}, el("h3", {}, word(`chart_${key}`)), el("p", {}, note ?? word(`note_${key}`)), controls),
    empty ? el("p", { class: "empty" }, word("nothing_here")) : [graphic, numbers],
  );
  return { node };
}

// Rows of { label, detail, count, href, kind }: horizontal bars that are links.
function bars(rows) {
  const most = Math.max(...rows.map((row) => row.count), 1);
  return el(
    "ol",
    { class: "bars" },
    rows.map((row) => {
      const parts = [
        el("span", { class: "bar-label" }, said(row.label), row.detail && el("small", {}, said(row.detail))),
        el(
          "span",
          { class: "bar-track", "aria-hidden": "true" },
          el("span", {
            class: `bar-fill k-${row.kind}`,
            hidden: !row.count,
            style: { width: `${(100 * row.count) / most}%` },
          }),
        ),
        el("span", { class: "bar-count" }, number(row.count)),
      ];
      return el("li", {}, row.href ? el("a", { href: row.href }, parts) : el("span", { class: "row" }, parts));
    }),
  );
}

// Columns of { label, count, mark, href, tip }, as many labels as there is room for; `mark` is a second count.
function columns(items, width, kind) {
  const most = Math.max(...items.flatMap((item) => [item.count, item.mark ?? 0]), 1);
  const every = Math.ceil(items.length / Math.max(1, Math.floor(width / 46)));
  const share = (count) => `${(100 * count) / most}%`;
  return el(
    "div",
    { class: `hist k-${kind}` },
    el("span", { class: "hist-most", "aria-hidden": "true" }, number(most)),
    el(
      "div",
      { class: "hist-columns" },
      items.map((item, position) => {
        const parts = [
          el("span", {
            class: "hist-bar",
            style: { height: item.count ? `max(2px, ${share(item.count)})` : "0" },
          }),
          item.mark ? el("span", { class: "hist-mark", style: { bottom: share(item.mark) } }) : null,
          position % every ? null : el("span", { class: "hist-label", "aria-hidden": "true" }, item.label),
        ];
        const attributes = { class: "hist-column", tip: () => item.tip, "aria-label": item.tip };
        return item.href && item.count
          ? el("a", { ...attributes, href: item.href }, parts)
          : el("span", { ...attributes, role: "img" }, parts);
      }),
    ),
  );
}

// The rows of a kind that belong to the chosen articles.
function* rowsIn(kind, chosen) {
  const table = data.mentions[kind];
  for (let row = 0; row < table.rows; row += 1) if (chosen.mask[table.article[row]]) yield row;
}
