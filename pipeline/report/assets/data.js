// The data of the page: unpacked once, the texts when they are first needed.

const data = { words: {}, locale: "en-GB" };
const KINDS = ["organisations", "people", "figures", "dates", "cities", "quotes"];

async function unpack(id) {
  const packed = Uint8Array.from(atob(byId(id).textContent.trim()), (letter) => letter.charCodeAt(0));
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(plain).text());
}

// A column holds its values, or distinct words and a code for each row.
const at = (column, row) => (column.words ? (column.words[column.codes[row]] ?? null) : column[row]);
const height = (columns) => (Object.values(columns)[0]?.codes ?? Object.values(columns)[0] ?? []).length;

function rowsOf(columns) {
  const names = Object.keys(columns);
  return Array.from({ length: height(columns) }, (_, row) =>
    Object.fromEntries(names.map((name) => [name, at(columns[name], row)])),
  );
}

// The mentions of one kind stand in the order of the articles: `first[a]` is where those of article `a` begin.
class Mentions {
  constructor(columns, articles) {
    this.columns = columns;
    this.article = columns.article;
    this.rows = this.article.length;
    this.first = new Uint32Array(articles + 1);
    for (const article of this.article) this.first[article + 1] += 1;
    for (let article = 0; article < articles; article += 1) this.first[article + 1] += this.first[article];
  }

  get(name, row) {
    return at(this.columns[name], row);
  }

  *of(article) {
    for (let row = this.first[article]; row < this.first[article + 1]; row += 1) yield row;
  }

  count(article) {
    return this.first[article + 1] - this.first[article];
  }
}

async function loadData() {
  const index = await unpack("data-index");
  Object.assign(data, index);
  data.articles = rowsOf(index.articles).map((article, position) => ({ ...article, position }));
  data.mentions = Object.fromEntries(
    KINDS.map((kind) => [kind, new Mentions(index.mentions[kind], data.articles.length)]),
  );
  data.byId = new Map(data.articles.map((article) => [article.doc_id, article]));
  data.copies = grouped(
    data.articles.filter((article) => article.duplicate_of),
    (article) => article.duplicate_of,
  );
  data.chunks = new Map();
}

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(key(item))) groups.set(key(item), []);
    groups.get(key(item)).push(item);
  }
  return groups;
}

function chunk(number) {
  if (!data.chunks.has(number)) data.chunks.set(number, unpack(`data-texts-${number}`));
  return data.chunks.get(number);
}

async function textOf(article) {
  const texts = await chunk(Math.floor(article.position / data.per_chunk));
  return texts[article.position % data.per_chunk];
}

// What a search looks through, folded, one string for each article.
async function haystacks() {
  if (!data.haystacks) {
    const texts = [];
    for (let number = 0; number * data.per_chunk < data.articles.length; number += 1) {
      texts.push(...(await chunk(number)));
    }
    data.texts = texts;
    data.haystacks = data.articles.map((article, position) =>
      fold([texts[position], article.title, article.publisher, article.doc_id].filter(Boolean).join("\n")),
    );
  }
  return data.haystacks;
}
