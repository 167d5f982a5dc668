// The page as a whole: filters, views, and the one function that shows the state.

let turn = 0;

function startFilters() {
  const publishers = grouped(data.articles, (article) => article.publisher);
  const names = [...publishers.keys()]
    .filter((name) => name !== null)
    .sort(new Intl.Collator(data.locale).compare);
  const choice = (value, name, count) => el("option", { value }, `${shortened(name, 60)} (${number(count)})`);
  byId("publisher").append(...names.map((name) => choice(`=${name}`, name, publishers.get(name).length)));
  if (publishers.has(null))
    byId("publisher").append(choice(NO_PUBLISHER, word("no_publisher"), publishers.get(null).length));

  let typing = 0;
  byId("q").addEventListener("input", (event) => {
    clearTimeout(typing);
    typing = setTimeout(() => go({ q: event.target.value.trim(), open: "" }, { replace: true }), 250);
  });
  for (const key of ["publisher", "from", "to"]) {
    byId(key).addEventListener("change", (event) => go({ [key]: event.target.value, open: "" }));
  }
  byId("once").addEventListener("change", (event) => go({ once: event.target.checked ? "1" : "", open: "" }));
  for (const box of document.querySelectorAll("[name=kind]")) {
    box.addEventListener("change", () =>
      go({
        kinds: [...document.querySelectorAll("[name=kind]:checked")].map((node) => node.value).join(" "),
      }),
    );
  }
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () =>
    go({ ...Object.fromEntries(FILTERS.map((key) => [key, START[key]])), open: "" }),
  );
}

function showFilters(state, articles) {
  if (document.activeElement !== byId("q")) byId("q").value = state.q;
  for (const key of ["publisher", "from", "to"]) byId(key).value = state[key];
  byId("once").checked = Boolean(state.once);
  for (const box of document.querySelectorAll("[name=kind]")) box.checked = state.kinds.includes(box.value);
  const filtered = FILTERS.some(
    (key) => String(Array.isArray(state[key]) ? state[key].join(" ") : state[key]) !== START[key],
  );
  byId("clear").hidden = !filtered;
  byId("count").textContent = word("n_articles", {
    n: number(articles.length),
    all: number(data.articles.length),
  });
  byId("fact").replaceChildren(...(state.fact.length ? [factChip(state.fact)] : []));
}

function factChip([type, ...values]) {
  const about = { unit: "unit", size: "figures", year: "year", ...ONE }[type] ?? type;
  const what = `${word(about)}: ${factWords(type, values)}`;
  return el(
    "button",
    { type: "button", class: "chip", "aria-label": word("remove", { what }), onclick: () => go({ fact: "" }) },
    said(what),
    el("span", { "aria-hidden": "true" }, " ×"),
  );
}

function factWords(type, values) {
  if (type === "size") return `${word(values[0])}, ${sizeWords(values[0], Number(values[1]))}`;
  return [...new Set(values)].join("–");
}

function startViews() {
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("view").focus();
  });
  const tabs = VIEWS.map((view) => byId(`tab-${view}`));
  tabs.forEach((tab, position) => {
    tab.addEventListener("click", () => go({ view: VIEWS[position], open: "", at: "" }));
    tab.addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      const step = event.key === "ArrowRight" ? 1 : VIEWS.length - 1;
      const other = tabs[(position + step) % VIEWS.length];
      other.focus();
      other.click();
    });
  });
}

function showViews(state) {
  for (const view of VIEWS) {
    const active = view === state.view;
    byId(`tab-${view}`).setAttribute("aria-selected", String(active));
    byId(`tab-${view}`).tabIndex = active ? 0 : -1;
  }
  byId("view").setAttribute("aria-labelledby", `tab-${state.view}`);
}

function startTheme() {
  const order = ["light dark", "dark", "light"];
  byId("theme").addEventListener("click", () => {
    const root = document.documentElement.style;
    root.colorScheme = order[(order.indexOf(root.colorScheme || order[0]) + 1) % order.length];
  });
}

async function content(state, articles) {
  if (state.view === "problems") return showProblems();
  if (state.open) return showArticle(state, articles);
  return state.view === "charts" ? showCharts(state, articles) : showList(state, articles);
}

async function show() {
  const mine = ++turn;
  const state = readState();
  if (terms(state.q).length && !data.haystacks) byId("count").textContent = word("reading");
  const articles = await selected(state);
  const shown = await content(state, articles);
  if (mine !== turn) return;
  hideTip();
  showViews(state);
  showFilters(state, articles);
  const opened = byId("view").dataset.open ?? "";
  byId("view").replaceChildren(shown);
  byId("view").dataset.open = state.open;
  byId("view").dataset.shown = location.hash;
  if (shown.drawn) shown.drawn();
  showHits(state);
  if (state.open && state.open !== opened) {
    toTop();
    if (state.at) showMention(shown, state.at);
    else byId("article-title")?.focus({ preventScroll: true });
  }
}

// The words of the search, marked in the open article without touching its elements.
function showHits(state) {
  if (!window.Highlight) return;
  CSS.highlights.delete("hits");
  const article = document.querySelector("article");
  const wanted = article ? terms(state.q) : [];
  if (!wanted.length) return;
  const ranges = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const folded = fold(node.data);
    if (folded.length !== node.data.length || !node.parentElement.closest(".text, h2")) continue;
    for (const term of wanted) {
      for (let found = folded.indexOf(term); found >= 0; found = folded.indexOf(term, found + term.length)) {
        const range = new Range();
        range.setStart(node, found);
        range.setEnd(node, found + term.length);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set("hits", new Highlight(...ranges));
}

// The view below the bar, where the bar stays.
function toTop() {
  const bar = document.querySelector(".bar");
  const covered = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
  window.scrollTo(0, Math.max(0, byId("view").getBoundingClientRect().top + window.scrollY - covered - 16));
}

async function start() {
  if (!("DecompressionStream" in window)) {
    byId("old-browser").hidden = false;
    return;
  }
  await loadData();
  startTips();
  startFilters();
  startViews();
  startTheme();
  window.addEventListener("hashchange", show);
  await show();
  document.documentElement.dataset.ready = "yes";
}

start();
