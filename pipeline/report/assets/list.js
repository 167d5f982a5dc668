// The list of articles: a table that sorts by its headings, fifty to a page.

const ROWS_PER_PAGE = 50;
const COLUMNS = ["title", "publisher", "published", "words", "mentions"];
const DESCENDS_FIRST = new Set(["published", "words", "mentions"]);

function showList(state, articles) {
  const pages = Math.max(1, Math.ceil(articles.length / ROWS_PER_PAGE));
  const page = Math.min(state.page, pages);
  if (!articles.length) return el("p", { class: "empty" }, word("nothing"));
  const shown = sorted(articles, state.sort).slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE);
  return el(
    "div",
    {},
    sortChoice(state),
    el(
      "table",
      { class: "list" },
      el("caption", { class: "unseen" }, word("articles")),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          COLUMNS.map((column) => heading(column, state.sort)),
        ),
      ),
      el(
        "tbody",
        {},
        shown.map((article) => listRow(article, state)),
      ),
    ),
    pages > 1 && pager(page, pages),
  );
}

function heading(column, order) {
  const active = order.replace("-", "") === column;
  const descends = order.startsWith("-");
  const flipped = active ? (descends ? column : `-${column}`) : (DESCENDS_FIRST.has(column) ? "-" : "") + column;
  return el(
    "th",
    { scope: "col", class: `c-${column}`, "aria-sort": active ? (descends ? "descending" : "ascending") : "none" },
    el(
      "button",
      { type: "button", "data-sort": column, onclick: () => go({ sort: flipped }) },
      word(`by_${column}`),
      el("span", { class: "arrow", "aria-hidden": "true" }, active ? (descends ? "↓" : "↑") : ""),
    ),
  );
}

// Where the headings have no room.
function sortChoice(state) {
  const choices = COLUMNS.flatMap((column) => [column, `-${column}`]);
  return el(
    "label",
    { class: "sort-choice" },
    word("sort"),
    el(
      "select",
      { onchange: (event) => go({ sort: event.target.value }) },
      choices.map((choice) =>
        el(
          "option",
          { value: choice, selected: choice === state.sort },
          `${word(`by_${choice.replace("-", "")}`)} ${choice.startsWith("-") ? "↓" : "↑"}`,
        ),
      ),
    ),
  );
}

function listRow(article, state) {
  const excerpt = state.q ? snippet(article, terms(state.q)) : null;
  return el(
    "tr",
    {},
    el(
      "th",
      { scope: "row", class: "c-title" },
      el("a", { href: link({ open: article.doc_id }), class: "title" }, said(article.title ?? word("untitled"))),
      article.duplicate_of && el("span", { class: "badge" }, word("duplicate_of").split(" ")[0]),
      excerpt && el("p", { class: "snippet" }, excerpt),
    ),
    el("td", { class: "c-publisher" }, article.publisher ? said(article.publisher) : ""),
    el(
      "td",
      { class: "c-published" },
      article.published ? day(article.published, "short") : el("em", {}, word("no_day")),
    ),
    el("td", { class: "c-words" }, number(article.n_words ?? 0)),
    el("td", { class: "c-mentions" }, strip(article, state.kinds)),
  );
}

// How many mentions of each kind, as a strip of proportional stretches.
function strip(article, kinds) {
  const counts = kinds
    .map((kind) => [kind, data.mentions[kind].count(article.position)])
    .filter(([, count]) => count);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const words = counts.map(([kind, count]) => `${number(count)} ${word(kind).toLowerCase()}`);
  return el(
    "span",
    { class: "strip", tip: () => words.map((text) => el("div", {}, text)) },
    el("span", { class: "strip-total" }, number(total)),
    el(
      "span",
      { class: "strip-bar", "aria-hidden": "true", style: { width: `${Math.min(100, 12 * Math.sqrt(total))}px` } },
      counts.map(([kind, count]) => el("span", { class: `k-${kind}`, style: { "flex-grow": count } })),
    ),
    el("span", { class: "unseen" }, words.join(", ")),
  );
}

function snippet(article, wanted) {
  const text = data.texts[article.position];
  const folded = fold(text);
  const found = wanted.map((term) => folded.indexOf(term)).find((place) => place >= 0);
  if (found === undefined || folded.length !== text.length) return null;
  const length = wanted.find((term) => folded.startsWith(term, found)).length;
  const [from, to] = [Math.max(0, found - 60), Math.min(text.length, found + length + 100)];
  return el(
    "bdi",
    { dir: "auto" },
    from ? "…" : "",
    text.slice(from, found),
    el("b", {}, text.slice(found, found + length)),
    text.slice(found + length, to),
    to < text.length ? "…" : "",
  );
}

function pager(page, pages) {
  const step = (target, key) =>
    el(
      "button",
      {
        type: "button",
        disabled: target < 1 || target > pages,
        onclick: () => {
          go({ page: String(target) });
          toTop();
        },
      },
      word(key),
    );
  return el(
    "nav",
    { class: "pager", "aria-label": word("pages") },
    step(page - 1, "previous"),
    el("span", {}, word("page_of", { n: number(page), all: number(pages) })),
    step(page + 1, "next"),
  );
}
