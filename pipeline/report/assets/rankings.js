// Who and what is named most, and how large the figures are.

const MOST_BARS = 10;

// Values of a column with the number of articles (or of mentions) that have them, most first.
function counted(kind, column, chosen, { each = "article", keep = () => true } = {}) {
  const table = data.mentions[kind];
  const { words, codes } = table.columns[column];
  const counts = new Map();
  const seen = new Map();
  for (const row of rowsIn(kind, chosen)) {
    const code = codes[row];
    if (code < 0 || !keep(row) || (each === "article" && seen.get(code) === table.article[row])) continue;
    seen.set(code, table.article[row]);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts]
    .map(([code, count]) => ({ value: words[code], count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value, data.locale));
}

function rankedChart(
  key,
  note,
  kind,
  ranked,
  { label = (value) => value, detail = () => null, fact = kind, heads },
) {
  const rows = (most) =>
    ranked
      .slice(0, most)
      .map(({ value, count }) => ({
        label: label(value),
        detail: detail(value),
        count,
        kind,
        href: factLink(fact, value),
      }));
  return chart({
    key,
    note,
    empty: !ranked.length,
    draw: () => bars(rows(MOST_BARS)),
    table: () => [
      heads,
      rows(MOST_TABLE_ROWS).map((row) => [el("a", { href: row.href }, said(row.label)), number(row.count)]),
    ],
  });
}

function rankingChart(kind, column, chosen) {
  const detail = kind === "people" ? (name) => roleOf(name) : () => null;
  return rankedChart(kind, word("note_ranking"), kind, counted(kind, column, chosen), {
    detail,
    heads: ["name", "number"],
  });
}

// The role of a person as first stated.
function roleOf(name) {
  if (!data.roles) {
    const table = data.mentions.people;
    data.roles = new Map();
    for (let row = 0; row < table.rows; row += 1) {
      const role = table.get("role", row);
      if (role && !data.roles.has(table.get("name", row))) {
        data.roles.set(table.get("name", row), [role, table.get("organisation", row)].filter(Boolean).join(", "));
      }
    }
  }
  return data.roles.get(name) ?? null;
}

const speakersChart = (chosen) =>
  rankedChart("speakers", null, "quotes", counted("quotes", "speaker", chosen, { each: "quote" }), {
    heads: ["speaker", "quotes"],
  });

const unitsChart = (chosen) =>
  rankedChart(
    "units",
    null,
    "figures",
    counted("figures", "unit", chosen, {
      each: "figure",
      keep: (row) => data.mentions.figures.get("kind", row) === "measure",
    }),
    {
      label: (unit) => (data.words[`unit_${unit}`] ? `${unit} (${data.words[`unit_${unit}`]})` : unit),
      fact: "unit",
      heads: ["unit", "figures"],
    },
  );

// Counts and money fall into powers of ten, percentages into tens.
function sizeOf(kind, value) {
  if (value === null) return null;
  if (kind === "percentage") return value < 0 ? -1 : Math.min(10, Math.floor(value / 10));
  return Math.abs(value) < 1 ? -1 : Math.floor(Math.log10(Math.abs(value)) + 1e-9);
}

function sizeWords(kind, size) {
  if (kind === "percentage") return size < 0 ? "< 0%" : size === 10 ? "≥ 100%" : `${10 * size}–${10 * size + 10}%`;
  return size < 0 ? "< 1" : `${compact(10 ** size)}–${compact(10 ** (size + 1))}`;
}

const sizeLabel = (kind, size) =>
  kind === "percentage"
    ? sizeWords(kind, size).split("–")[0].replace("%", "")
    : size < 0
      ? "0"
      : compact(10 ** size);

function sizesChart(chosen) {
  const table = data.mentions.figures;
  const sizes = new Map(["count", "money", "percentage"].map((kind) => [kind, new Map()]));
  for (const row of rowsIn("figures", chosen)) {
    const kind = table.get("kind", row);
    const size = sizeOf(kind, table.get("high", row));
    if (sizes.has(kind) && size !== null) sizes.get(kind).set(size, (sizes.get(kind).get(size) ?? 0) + 1);
  }
  const items = (kind) => {
    const found = sizes.get(kind);
    const [low, high] = [Math.min(...found.keys()), Math.max(...found.keys())];
    return Array.from({ length: high - low + 1 }, (_, step) => {
      const [size, count] = [low + step, found.get(low + step) ?? 0];
      return {
        label: sizeLabel(kind, size),
        count,
        href: factLink("size", kind, size),
        tip: `${sizeWords(kind, size)}: ${number(count)}`,
      };
    });
  };
  const kinds = [...sizes.keys()].filter((kind) => sizes.get(kind).size);
  return chart({
    key: "kinds",
    shape: "wide-chart",
    empty: !kinds.length,
    draw: (width) =>
      el(
        "div",
        { class: "multiples" },
        kinds.map((kind) =>
          el(
            "div",
            {},
            el("h4", {}, word(kind)),
            columns(items(kind), width > 700 ? width / 3 - 20 : width, "figures"),
          ),
        ),
      ),
    table: () => [
      ["kinds", "size", "figures"],
      kinds.flatMap((kind) =>
        items(kind).map((item) => {
          const [size, count] = item.tip.split(": ");
          return [word(kind), size, count];
        }),
      ),
    ],
  });
}
