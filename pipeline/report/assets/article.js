// One article: its text with every mention marked, and the resolved values beside it.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function mentionsOf(article, kinds) {
  return kinds
    .flatMap((kind) =>
      [...data.mentions[kind].of(article.position)].map((row) => {
        const start = data.mentions[kind].get("start", row);
        return { kind, row, start, end: start + data.mentions[kind].get("length", row), key: `${kind}-${row}` };
      }),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

// The text cut at every start and end: each piece with the mentions that cover it, the widest first. Mentions may
// nest and cross; a piece belongs to the narrowest.
function pieces(length, mentions) {
  const edges = new Set([0, length]);
  for (const mention of mentions) edges.add(mention.start).add(mention.end);
  const cuts = [...edges].filter((edge) => edge >= 0 && edge <= length).sort((a, b) => a - b);
  const result = [];
  let open = [];
  let next = 0;
  for (let cut = 0; cut + 1 < cuts.length; cut += 1) {
    open = open.filter((mention) => mention.end > cuts[cut]);
    while (next < mentions.length && mentions[next].start <= cuts[cut]) open.push(mentions[next++]);
    const covering = open.filter((mention) => mention.end > cuts[cut]);
    covering.sort((a, b) => b.end - b.start - (a.end - a.start));
    result.push({ start: cuts[cut], end: cuts[cut + 1], mentions: covering });
  }
  return result;
}

function markedText(text, mentions) {
  const letters = Array.from(text); // offsets count code points
  const paragraphs = [el("p", { dir: "auto" })];
  for (const piece of pieces(letters.length, mentions)) {
    const parts = letters
      .slice(piece.start, piece.end)
      .join("")
      .split(/\n\s*\n/);
    parts.forEach((part, position) => {
      if (position) paragraphs.push(el("p", { dir: "auto" }));
      if (part) paragraphs.at(-1).append(piece.mentions.length ? markedPiece(part, piece) : part);
    });
  }
  return paragraphs.filter((paragraph) => paragraph.childNodes.length);
}

function markedPiece(text, { start, mentions }) {
  const inner = mentions.at(-1);
  const lines = mentions
    .slice(0, -1)
    .filter((mention) => mention.kind !== "quotes")
    .reverse();
  const shadows = lines.flatMap((mention, depth) => [
    `0 ${4 * depth + 3}px 0 0 var(--paper)`,
    `0 ${4 * depth + 5}px 0 0 var(--${mention.kind})`,
  ]);
  const begins = mentions.some((mention) => mention.start === start);
  return el(
    "mark",
    {
      class: `m k-${inner.kind}${mentions.some((mention) => mention.kind === "quotes") ? " in-quote" : ""}`,
      "data-mentions": mentions.map((mention) => mention.key).join(" "),
      tabindex: begins ? "-1" : null,
      tip: () => [...mentions].reverse().map((mention) => describe(mention.kind, mention.row)),
      style: shadows.length ? { "box-shadow": shadows.join(", ") } : {},
    },
    text,
  );
}

// One stop for Tab, then the arrow keys step from mention to mention.
function steppable(view) {
  const stops = [...view.querySelectorAll("mark[tabindex]")];
  if (!stops.length) return;
  stops[0].tabIndex = 0;
  view.addEventListener("keydown", (event) => {
    const from = stops.indexOf(document.activeElement);
    if (!(event.key in STEPS) || from < 0) return;
    event.preventDefault();
    const to = stops[Math.min(stops.length - 1, Math.max(0, from + STEPS[event.key]))];
    stops[from].tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
}

function lightUp(root, keys) {
  for (const node of root.querySelectorAll(".lit")) node.classList.remove("lit");
  if (!keys.length) return;
  for (const node of root.querySelectorAll("[data-mentions]")) {
    if (node.dataset.mentions.split(" ").some((key) => keys.includes(key))) node.classList.add("lit");
  }
}

function showMention(root, key) {
  const mark = [...root.querySelectorAll("mark")].find((node) => node.dataset.mentions.split(" ").includes(key));
  if (!mark) return;
  lightUp(root, [key]);
  mark.scrollIntoView({
    block: "center",
    behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
  });
  mark.focus({ preventScroll: true });
}

function mentionTable(text, mentions, root) {
  if (!mentions.length) return el("p", { class: "empty" }, word("no_mentions"));
  const letters = Array.from(text);
  const rows = mentions.map(({ kind, row, start, end, key }) => {
    const [value, ...details] = valueOf(kind, row);
    const words = letters.slice(start, end).join("").replace(/\s+/g, " ");
    return el(
      "tr",
      { class: `k-${kind}`, "data-mentions": key },
      el(
        "td",
        {},
        el("span", { class: "dot", "aria-hidden": "true" }),
        el("span", { class: "unseen" }, `${word(ONE[kind])}: `),
        el(
          "button",
          { type: "button", class: "plain", onclick: () => showMention(root(), key) },
          said(shortened(words, 90)),
        ),
      ),
      el(
        "td",
        {},
        el("strong", {}, said(value)),
        details.map((detail) => el("span", { class: "detail" }, said(detail))),
      ),
      el("td", { class: "method" }, word(data.mentions[kind].get("method", row))),
    );
  });
  return el(
    "table",
    { class: "values" },
    el("caption", { class: "unseen" }, word("mentions")),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        ["mention", "value", "found_by"].map((key) => el("th", { scope: "col" }, word(key))),
      ),
    ),
    el("tbody", {}, rows),
  );
}

const articleLink = (doc_id) =>
  data.byId.has(doc_id)
    ? el("a", { href: link({ open: doc_id, at: "" }) }, said(data.byId.get(doc_id).title ?? doc_id))
    : said(doc_id);

// Only addresses of the web become links; anything else is shown as it stands.
const sourceLink = (url) =>
  /^https?:\/\/[^\s]+$/i.test(url)
    ? el("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, said(shortened(url, 80)))
    : said(url);

function facts(article) {
  const copies = data.copies.get(article.doc_id) ?? [];
  const known = [
    ["publisher", article.publisher && said(article.publisher)],
    ["published", article.published && day(article.published)],
    ["published_from", article.published_from && word(article.published_from)],
    ["length", `${number(article.n_words ?? 0)} ${word("words")}`],
    ["link", article.url && sourceLink(article.url)],
    ["doc_id", said(article.doc_id)],
    ["format", said(article.media_type ?? "")],
    ["duplicate_of", article.duplicate_of && articleLink(article.duplicate_of)],
    [
      "has_duplicates",
      copies.length &&
        el(
          "ul",
          {},
          copies.map((copy) => el("li", {}, articleLink(copy.doc_id))),
        ),
    ],
  ];
  return el(
    "dl",
    { class: "facts" },
    known
      .filter(([, value]) => value)
      .map(([key, value]) => el("div", {}, el("dt", {}, word(key)), el("dd", {}, value))),
  );
}

function neighbours(article, order) {
  const position = order.indexOf(article);
  const step = (key, other) =>
    el(
      "a",
      other ? { href: link({ open: other.doc_id, at: "" }), class: "button", rel: key } : { class: "button off" },
      word(key),
    );
  return el(
    "nav",
    { class: "around", "aria-label": word("pages") },
    el("a", { href: link({ open: "", at: "" }), class: "button back" }, `← ${word("back")}`),
    el("span", { class: "grow" }),
    position >= 0 && [step("previous", order[position - 1]), step("next", order[position + 1])],
  );
}

async function showArticle(state, articles) {
  const article = data.byId.get(state.open);
  if (!article) return el("p", { class: "empty" }, word("nothing"));
  const text = await textOf(article);
  const mentions = mentionsOf(article, state.kinds);
  const paragraphs = markedText(text, mentions);
  const language = article.language ?? "nl";
  const titled = article.title && paragraphs[0]?.textContent.trim() === article.title.trim();
  const title = titled ? [...paragraphs.shift().childNodes] : [article.title ?? word("untitled")];
  const body = el("div", { class: "text", lang: language }, paragraphs);
  const view = el(
    "article",
    { class: "article" },
    neighbours(article, sorted(articles, state.sort)),
    el("h2", { id: "article-title", tabindex: "-1", dir: "auto", lang: language }, title),
    facts(article),
    data.cut.includes(article.position) && el("p", { class: "notice" }, word("cut")),
    el(
      "div",
      { class: "columns" },
      el("section", { "aria-labelledby": "article-title" }, el("p", { class: "hint" }, word("read_hint")), body),
      el(
        "aside",
        { "aria-label": word("mentions") },
        mentionTable(text, mentions, () => view),
      ),
    ),
  );
  steppable(view);
  // Where the pointer is on no mention, the one with the focus stays lit: a page that scrolls moves under the pointer.
  for (const type of ["pointerover", "focusin"]) {
    view.addEventListener(type, (event) => {
      const node = event.target.closest?.("[data-mentions]") ?? document.activeElement?.closest("[data-mentions]");
      lightUp(view, node?.dataset.mentions.split(" ") ?? []);
    });
  }
  return view;
}
