// Money over time, and the years that the articles speak of.

const MOST_DOTS = 2000;
const MOST_COLUMNS = 30;
const DAY = 86_400_000;

function moneyChart(chosen) {
  const table = data.mentions.figures;
  const amounts = [];
  for (const row of rowsIn("figures", chosen)) {
    const article = data.articles[table.article[row]];
    const value = table.get("high", row);
    if (table.get("kind", row) !== "money" || !article.published || !(value >= 1)) continue;
    amounts.push({ row, article, value, when: years(article.published), unit: table.get("unit", row) });
  }
  const currencies = [...grouped(amounts, (amount) => amount.unit)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([unit]) => unit);
  const currency = currencies.includes(chosen.state.currency) ? chosen.state.currency : currencies[0];
  const all = amounts.filter((amount) => amount.unit === currency).sort((a, b) => b.value - a.value);
  const dots = all.slice(0, MOST_DOTS);
  const open = (dot) => link({ view: "articles", open: dot.article.doc_id, at: `figures-${dot.row}` });
  const choice =
    currencies.length > 1 &&
    el(
      "label",
      { class: "control" },
      `${word("currency")} `,
      el(
        "select",
        { id: "currency", onchange: (event) => go({ currency: event.target.value }, { replace: true }) },
        currencies.map((unit) => el("option", { value: unit, selected: unit === currency }, unit)),
      ),
    );
  return chart({
    key: "money",
    shape: "wide-chart",
    empty: !dots.length,
    controls: choice,
    note:
      word("note_money") +
      (all.length > dots.length
        ? ` ${word("note_most_dots", { n: number(dots.length), all: number(all.length) })}`
        : ""),
    draw: (width) => moneyDots(dots, currency, width, open),
    table: () => [
      ["amount", "published", "by_title"],
      dots.map((dot) => [
        figureValue(table, dot.row),
        day(dot.article.published, "short"),
        el("a", { href: open(dot) }, said(dot.article.title ?? dot.article.doc_id)),
      ]),
    ],
  });
}

function moneyDots(dots, currency, width, open) {
  const [height, left, right, top, bottom] = [340, 64, 14, 12, 28];
  const logs = dots.map((dot) => Math.log10(dot.value));
  const [low, high] = [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs) + 1e-9)];
  const whens = dots.map((dot) => dot.when);
  const [first, last] = [
    Math.floor(Math.min(...whens)),
    Math.max(Math.floor(Math.min(...whens)) + 1, Math.ceil(Math.max(...whens))),
  ];
  const x = (when) => left + ((when - first) / (last - first)) * (width - left - right);
  const y = (log) => height - bottom - ((log - low) / Math.max(1, high - low)) * (height - top - bottom);
  const decades = Array.from({ length: high - low + 1 }, (_, step) => low + step);
  const span = Math.max(1, Math.ceil((last - first) / Math.max(2, Math.floor((width - left) / 62))));
  const ticks = Array.from({ length: Math.floor((last - first) / span) + 1 }, (_, step) => first + step * span);
  return svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": word("chart_money") },
    decades.map((decade) =>
      svg(
        "g",
        { class: "axis" },
        svg("line", { x1: left, x2: width - right, y1: y(decade), y2: y(decade) }),
        svg(
          "text",
          { x: left - 10, y: y(decade) + 4, "text-anchor": "end" },
          number(10 ** decade, {
            style: "currency",
            currency: /^[A-Z]{3}$/.test(currency) ? currency : "EUR",
            notation: "compact",
            maximumFractionDigits: 0,
          }),
        ),
      ),
    ),
    ticks.map((tick) =>
      svg("text", { class: "axis-label", x: x(tick), y: height - 6, "text-anchor": "middle" }, String(tick)),
    ),
    dots.map((dot) =>
      svg(
        "a",
        {
          href: open(dot),
          tabindex: "-1",
          "aria-label": figureValue(data.mentions.figures, dot.row),
          tip: () => [
            describe("figures", dot.row),
            el(
              "div",
              { class: "tip-source" },
              said(dot.article.title ?? ""),
              ` · ${day(dot.article.published, "short")}`,
            ),
          ],
        },
        svg("circle", { class: "dot-mark k-figures", cx: x(dot.when), cy: y(Math.log10(dot.value)), r: 5 }),
      ),
    ),
  );
}

const yearOf = (iso) => (iso ? Number(iso.slice(0, iso.indexOf("-", 1))) : null);

const counting = (count, key) => `${number(count)} ${word(key).toLowerCase()}`;

function yearsChart(chosen) {
  const table = data.mentions.dates;
  const spoken = [...rowsIn("dates", chosen)]
    .map((row) => yearOf(table.get("first", row)))
    .filter((year) => year !== null)
    .sort((a, b) => a - b);
  const published = chosen.articles.map((article) => yearOf(article.published)).filter((year) => year !== null);
  const edge = (share) => spoken[Math.min(spoken.length - 1, Math.floor(share * spoken.length))];
  const inner = [edge(0.05), edge(0.95), ...published];
  const [low, high] = [Math.min(...inner), Math.max(...inner)];
  const step =
    [1, 2, 5, 10, 20, 50, 100, 200, 500].find((size) => (high - low + 1) / size <= MOST_COLUMNS) ?? 1000;
  const start = Math.floor(low / step) * step;
  const within = (list, from) => list.filter((year) => year >= from && year < from + step).length;
  const items = () =>
    Array.from({ length: Math.floor((high - start) / step) + 1 }, (_, position) => {
      const from = start + position * step;
      const name = step === 1 ? String(from) : `${from}–${from + step - 1}`;
        const [count, mark] = [within(spoken, from), within(published, from)];
      return {
        label: String(from),
        name,
        count,
        mark,
        href: factLink("year", from, from + step - 1),
        tip: `${name}: ${[counting(count, "dates"), counting(mark, "articles")].join(", ")}`,
      };
    });
  const [before, after] = [
    spoken.filter((year) => year < start).length,
    spoken.filter((year) => year > high).length,
  ];
  const outside = [
    before && word("years_before", { n: number(before), year: start }),
    after && word("years_after", { n: number(after), year: high }),
  ];
  return chart({
    key: "dates",
    empty: !spoken.length,
    note: [word("note_dates"), ...outside.filter(Boolean)].join(" "),
    draw: (width) => columns(items(), width, "dates"),
    table: () => [
      ["year", "spoken_of", "article_count"],
      items().map((item) => [item.name, number(item.count), number(item.mark)]),
    ],
  });
}

// How far a date lies from the day of publication, in eleven steps from long before to long after.
function distance(first, last, published) {
  if (first <= published && published <= last) return 0;
  const days = Math.round((Date.parse(published < first ? first : last) - Date.parse(published)) / DAY);
  const size = Math.abs(days);
  return Math.sign(days) * (size < 7 ? 1 : size < 31 ? 2 : size < 366 ? 3 : size < 3653 ? 4 : 5);
}

function distanceChart(chosen) {
  const table = data.mentions.dates;
  const counts = new Map(Array.from({ length: 11 }, (_, step) => [step - 5, 0]));
  for (const row of rowsIn("dates", chosen)) {
    const { published } = data.articles[table.article[row]];
    const [first, last] = [table.get("first", row), table.get("last", row)];
    if (!published || !first || !last) continue;
    const step = distance(first, last, published);
    counts.set(step, counts.get(step) + 1);
  }
  const rows = [...counts].map(([step, count]) => ({ label: word(`dist_${step}`), count, kind: "dates" }));
  return chart({
    key: "distance",
    empty: rows.every((row) => !row.count),
    draw: () => bars(rows),
    table: () => [["name", "dates"], rows.map((row) => [row.label, number(row.count)])],
  });
}
