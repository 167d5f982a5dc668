// What gave no article, and why: counts first, then each of them.

function showProblems() {
  const counts = data.problem_counts;
  if (!counts.length) return el("p", { class: "empty" }, word("no_problems"));
  const all = data.totals.failed + data.totals.left_out;
  const rows = rowsOf(data.problems);
  return el(
    "div",
    { class: "problems" },
    el("h2", {}, word("most_problems")),
    simpleTable(
      ["stage", "outcome", "reason", "how_many"],
      counts.map(([stage, outcome, reason, count]) => [word(stage), word(outcome), reasonWords(reason), number(count)]),
    ),
    el("h2", {}, word("each_problem")),
    rows.length < all &&
      el("p", { class: "hint" }, word("first_problems", { n: number(rows.length), all: number(all) })),
    simpleTable(
      ["doc_id", "stage", "outcome", "reason", "message"],
      rows.map((row) => [
        said(row.doc_id),
        word(row.stage),
        word(row.outcome),
        reasonWords(row.reason),
        el("span", { lang: "en" }, said(row.message)),
      ]),
    ),
  );
}

const reasonWords = (reason) => data.words[`reason_${reason}`] ?? said(reason.replaceAll("_", " "));

const simpleTable = (heads, rows) =>
  el(
    "div",
    { class: "scroll" },
    el(
      "table",
      { class: "simple" },
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          heads.map((head) => el("th", { scope: "col" }, word(head))),
        ),
      ),
      el(
        "tbody",
        {},
        rows.map((cells) =>
          el(
            "tr",
            {},
            cells.map((cell) => el("td", {}, cell)),
          ),
        ),
      ),
    ),
  );
