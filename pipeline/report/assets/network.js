// Who appears with whom: names on a circle, a line where two stand in the same sentence.

const MOST_NAMES = 30;
const MOST_TIES = 70;

// Pairs of names of the same sentence, with the articles that hold them together. A long list of names ties each two
// of them little: a sentence spreads its weight over the partners of a name.
function ties(chosen) {
  const sentences = new Map();
  for (const kind of ["organisations", "people"].filter((name) => chosen.state.kinds.includes(name))) {
    const table = data.mentions[kind];
    for (const row of rowsIn(kind, chosen)) {
      const place = `${table.article[row]}:${table.columns.sentence[row]}`;
      if (!sentences.has(place)) sentences.set(place, new Map());
      const name = table.get("name", row);
      sentences.get(place).set(`${kind}\t${name}`, { kind, name });
    }
  }
  const pairs = new Map();
  for (const [place, names] of sentences) {
    const keys = [...names.keys()].sort();
    for (let a = 0; a < keys.length; a += 1) {
      for (let b = a + 1; b < keys.length; b += 1) {
        const key = `${keys[a]}\n${keys[b]}`;
        if (!pairs.has(key))
          pairs.set(key, {
            ends: [keys[a], keys[b]],
            names: [names.get(keys[a]), names.get(keys[b])],
            articles: new Set(),
            weight: 0,
          });
        pairs.get(key).weight += 1 / (keys.length - 1);
        pairs.get(key).articles.add(Number(place.split(":")[0]));
      }
    }
  }
  return [...pairs.values()];
}

// The strongest ties among not too many names: those of names with many ties go first.
function strongest(pairs) {
  const strength = new Map();
  for (const { ends, weight } of pairs)
    for (const end of ends) strength.set(end, (strength.get(end) ?? 0) + weight);
  const rank = ({ ends, weight }) => weight * (strength.get(ends[0]) + strength.get(ends[1]));
  const kept = new Set();
  const chosen = [];
  for (const pair of [...pairs].sort((a, b) => rank(b) - rank(a) || (a.ends.join() < b.ends.join() ? -1 : 1))) {
    const fresh = pair.ends.filter((end) => !kept.has(end));
    if (kept.size + fresh.length > MOST_NAMES) continue;
    fresh.forEach((end) => kept.add(end));
    chosen.push(pair);
    if (chosen.length === MOST_TIES) break;
  }
  return chosen;
}

// Round the circle each name stands next to the one that it has most to do with.
function circle(pairs) {
  const nodes = new Map(pairs.flatMap(({ ends, names }) => ends.map((end, position) => [end, names[position]])));
  const together = (a, b) =>
    pairs.reduce((sum, { ends, weight }) => sum + (ends.includes(a) && ends.includes(b) ? weight : 0), 0);
  const left = new Set(nodes.keys());
  const order = [];
  while (left.size) {
    const recent = order.slice(-4).reverse();
    const pull = (key) => recent.reduce((sum, other, age) => sum + together(key, other) / (age + 1), 0);
    const next = [...left].reduce((best, key) => (pull(key) > pull(best) ? key : best));
    left.delete(next);
    order.push(next);
  }
  return order.map((key) => ({ key, ...nodes.get(key) }));
}

function networkChart(chosen) {
  const all = ties(chosen);
  const pairs = strongest(all);
  const row = ({ names, articles }) => [
    ...names.map(({ kind, name }) => el("a", { href: factLink(kind, name) }, said(name))),
    number(articles.size),
  ];
  return chart({
    key: "network",
    shape: "wide-chart",
    empty: !pairs.length,
    draw: (width) => (width < 520 ? tieBars(pairs) : ring(circle(pairs), pairs, width)),
    table: () => [
      ["name", "together", "number"],
      all.sort((a, b) => b.articles.size - a.articles.size || b.weight - a.weight).map(row),
    ],
  });
}

// Where a circle has no room.
const tieBars = (pairs) =>
  bars(
    pairs
      .slice(0, 15)
      .map(({ names, articles }) => ({
        label: names[0].name,
        detail: names[1].name,
        count: articles.size,
        kind: names[0].kind,
        href: factLink(names[1].kind, names[1].name),
      })),
  );

function ring(nodes, pairs, width) {
  const height = Math.min(680, Math.max(500, width * 0.58));
  const radius = height / 2 - 116;
  const place = new Map(
    nodes.map((node, position) => {
      const angle = (2 * Math.PI * position) / nodes.length - Math.PI / 2;
      return [node.key, { angle, x: radius * Math.cos(angle), y: radius * Math.sin(angle) }];
    }),
  );
  const room = Math.floor((width / 2 - radius - 24) / 6.4);
  const most = Math.max(...pairs.map(({ articles }) => articles.size));
  const lines = pairs.map(({ ends, articles }) => {
    const [a, b] = ends.map((end) => place.get(end));
    return svg("path", {
      class: "tie",
      "data-ends": ends.join("\n"),
      d: `M${a.x},${a.y}Q0,0 ${b.x},${b.y}`,
      "stroke-width": 1 + 6 * Math.sqrt((articles.size - 1) / Math.max(20, most)),
    });
  });
  const picture = svg(
    "svg",
    {
      viewBox: `${-width / 2} ${-height / 2} ${width} ${height}`,
      width,
      height,
      class: "ring",
      role: "group",
      "aria-label": word("chart_network"),
    },
    lines,
  );
  const light = (key) => {
    picture.classList.toggle("focused", Boolean(key));
    const partners = new Set([key]);
    for (const line of lines) {
      const ends = line.dataset.ends.split("\n");
      line.classList.toggle("lit", ends.includes(key));
      if (ends.includes(key)) ends.forEach((end) => partners.add(end));
    }
    for (const node of picture.querySelectorAll(".name"))
      node.classList.toggle("lit", partners.has(node.dataset.key));
  };
  picture.append(...nodes.map((node) => ringName(node, place.get(node.key), room, light)));
  return picture;
}

function ringName(node, { angle, x, y }, room, light) {
  const turned = Math.cos(angle) < -1e-9;
  const degrees = (angle * 180) / Math.PI + (turned ? 180 : 0);
  return svg(
    "a",
    {
      href: factLink(node.kind, node.name),
      class: `name k-${node.kind}`,
      "data-key": node.key,
      "aria-label": node.name,
      onpointerenter: () => light(node.key),
      onpointerleave: () => light(null),
      onfocus: () => light(node.key),
      onblur: () => light(null),
      tip: () => [el("strong", {}, said(node.name)), el("div", { class: "card-detail" }, word(ONE[node.kind]))],
    },
    svg("circle", { cx: x, cy: y, r: 5 }),
    svg(
      "text",
      {
        transform: `translate(${x} ${y}) rotate(${degrees})`,
        x: turned ? -11 : 11,
        y: 4,
        "text-anchor": turned ? "end" : "start",
      },
      shortened(node.name, Math.max(12, Math.min(30, Math.abs(Math.cos(angle)) > 0.6 ? room : 15))),
    ),
  );
}
