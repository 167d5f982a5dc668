// What is being looked at: kept in the address, so that back, forward and links work; one way in, one way out.

const VIEWS = ["articles", "charts", "problems"];
const START = {
  view: "articles",
  q: "",
  publisher: "",
  from: "",
  to: "",
  kinds: KINDS.join(" "),
  once: "",
  fact: "",
  sort: "-published",
  page: "1",
  open: "",
  at: "",
  region: "",
  currency: "",
};
const FILTERS = ["q", "publisher", "from", "to", "kinds", "once", "fact"];
const NO_PUBLISHER = "-";

function readState() {
  const given = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const state = { ...START, ...given };
  state.kinds = KINDS.filter((kind) => state.kinds.split(" ").includes(kind));
  state.fact = state.fact ? state.fact.split("\t") : [];
  if (!VIEWS.includes(state.view)) state.view = START.view;
  state.page = Math.max(1, Number.parseInt(state.page, 10) || 1);
  return state;
}

function address(changes) {
  const now = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const next = { ...now, ...changes };
  const kept = Object.entries(next).filter(([key, value]) => key in START && value !== START[key]);
  return `#${new URLSearchParams(kept)}`;
}

// A change of filters starts at the first page, among all articles.
function go(changes, { replace = false } = {}) {
  const filtered = Object.keys(changes).some((key) => FILTERS.includes(key) || key === "sort");
  const target = address(filtered ? { page: "1", ...changes } : changes);
  if (replace) location.replace(target);
  else location.hash = target;
}

const link = (changes) => address(changes);
const factLink = (...fact) => link({ fact: fact.join("\t"), view: "articles", open: "", at: "", page: "1" });

// What a fact filter asks of a mention: [kind of mention, test of a row].
const FACTS = {
  organisations: ([name]) => ["organisations", (row, table) => table.get("name", row) === name],
  people: ([name]) => ["people", (row, table) => table.get("name", row) === name],
  cities: ([name]) => ["cities", (row, table) => table.get("name", row) === name],
  quotes: ([name]) => ["quotes", (row, table) => table.get("speaker", row) === name],
  unit: ([unit]) => ["figures", (row, table) => table.get("unit", row) === unit],
  size: ([kind, size]) => [
    "figures",
    (row, table) => table.get("kind", row) === kind && String(sizeOf(kind, table.get("high", row))) === size,
  ],
  year: ([from, to]) => [
    "dates",
    (row, table) => {
      const year = yearOf(table.get("first", row));
      return year !== null && year >= Number(from) && year <= Number(to);
    },
  ],
};

function holdsFact(article, [type, ...values]) {
  if (!(type in FACTS)) return true;
  const [kind, test] = FACTS[type](values);
  const table = data.mentions[kind];
  for (const row of table.of(article.position)) if (test(row, table)) return true;
  return false;
}

// The words and phrases of a search, folded.
function terms(query) {
  return [...query.matchAll(/["“”„]([^"“”„]+)["“”„]?|(\S+)/g)]
    .map((match) => fold(match[1] ?? match[2]).trim())
    .filter(Boolean);
}

async function selected(state) {
  const wanted = terms(state.q);
  const searched = wanted.length ? await haystacks() : null;
  const every = state.kinds.length === KINDS.length;
  return data.articles.filter(
    (article) =>
      (!state.publisher ||
        (state.publisher === NO_PUBLISHER
          ? article.publisher === null
          : article.publisher === state.publisher.slice(1))) &&
      (!state.from || (article.published !== null && article.published >= state.from)) &&
      (!state.to || (article.published !== null && article.published <= state.to)) &&
      (!state.once || article.duplicate_of === null || !data.byId.has(article.duplicate_of)) &&
      (every || state.kinds.some((kind) => data.mentions[kind].count(article.position))) &&
      (!state.fact.length || holdsFact(article, state.fact)) &&
      (!searched || wanted.every((term) => searched[article.position].includes(term))),
  );
}

const ORDERS = {
  title: (article) => article.title ?? "",
  publisher: (article) => article.publisher ?? "",
  published: (article) => article.published ?? "",
  words: (article) => article.n_words ?? 0,
  mentions: (article) => KINDS.reduce((sum, kind) => sum + data.mentions[kind].count(article.position), 0),
};

function sorted(articles, order) {
  const key = ORDERS[order.replace("-", "")] ?? ORDERS.published;
  const sign = order.startsWith("-") ? -1 : 1;
  const collator = new Intl.Collator(data.locale, { numeric: true });
  const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));
  return articles
    .map((article) => [key(article), article])
    .sort(([a, one], [b, other]) => sign * compare(a, b) || one.position - other.position)
    .map(([, article]) => article);
}
