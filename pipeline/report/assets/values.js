// What a mention stands for, in words: its resolved value, and what else is known of it.

const ONE = {
  organisations: "organisation_one",
  people: "person_one",
  figures: "figure_one",
  dates: "date_one",
  cities: "city_one",
  quotes: "quote_one",
};
const SIGNS = { about: "≈ ", over: "> ", under: "< ", at_least: "≥ ", at_most: "≤ " };

function quantity(value, kind, unit) {
  if (value === null) return "?";
  if (kind === "money" && /^[A-Z]{3}$/.test(unit ?? "")) {
    const digits = Number.isInteger(value) ? { maximumFractionDigits: 0 } : {};
    return number(value, { style: "currency", currency: unit, ...digits });
  }
  const shown = number(value, { maximumFractionDigits: 6 });
  return unit ? `${shown}\u00a0${unit}` : shown;
}

function figureValue(table, row) {
  const [kind, unit, low, high] = ["kind", "unit", "low", "high"].map((name) => table.get(name, row));
  const range = low === high ? quantity(low, kind, unit) : `${number(low ?? 0)} – ${quantity(high, kind, unit)}`;
  return (SIGNS[table.get("qualifier", row)] ?? "") + range;
}

function period(first, last) {
  if (!first && !last) return word("unresolved");
  if (first === last) return day(first, "short");
  return `${first ? day(first, "short") : "…"} – ${last ? day(last, "short") : "…"}`;
}

function countryName(code) {
  if (!/^[A-Z]{2}$/.test(code ?? "")) return code;
  return new Intl.DisplayNames([data.locale], { type: "region" }).of(code);
}

const VALUES = {
  organisations: (table, row) => [table.get("name", row), table.get("abbreviation", row)],
  people: (table, row) => [table.get("name", row), table.get("role", row), table.get("organisation", row)],
  figures: (table, row) => [figureValue(table, row), table.get("what", row)],
  dates: (table, row) => [
    period(table.get("first", row), table.get("last", row)),
    table.get("timex", row) || null,
    table.get("relative", row) ? word("relative") : null,
  ],
  cities: (table, row) => [
    table.get("name", row),
    [table.get("region", row), countryName(table.get("country", row))].filter(Boolean).join(", "),
  ],
  quotes: (table, row) => [table.get("speaker", row) ?? word("no_speaker")],
};

// The value first, then the details; empty ones left out.
const valueOf = (kind, row) => VALUES[kind](data.mentions[kind], row).filter(Boolean);

function describe(kind, row) {
  const [value, ...details] = valueOf(kind, row);
  return el(
    "div",
    { class: `card k-${kind}` },
    el("span", { class: "card-kind" }, word(ONE[kind])),
    el("strong", {}, said(value)),
    details.map((detail) => el("span", { class: "card-detail" }, said(detail))),
    el("span", { class: "card-method" }, `${word("found_by")}: ${word(data.mentions[kind].get("method", row))}`),
  );
}
