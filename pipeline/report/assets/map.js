// Where it happens: places as circles on the dots of all known places, which draw the land by themselves.

const REGIONS = {
  low: { west: 2.2, east: 7.5, south: 49.4, north: 53.7, lines: 1 },
  europe: { west: -11.5, east: 33, south: 35, north: 63, lines: 10 },
  world: { west: -170, east: 180, south: -56, north: 74, lines: 30 },
};
const MOST_LABELS = 14;

function placesIn(chosen) {
  const table = data.mentions.cities;
  const places = new Map();
  for (const row of rowsIn("cities", chosen)) {
    const [latitude, longitude] = [table.columns.latitude[row], table.columns.longitude[row]];
    if (latitude === null || longitude === null) continue;
    const key = `${table.get("name", row)} ${latitude} ${longitude}`;
    if (!places.has(key))
      places.set(key, {
        name: table.get("name", row),
        country: table.get("country", row),
        latitude,
        longitude,
        articles: new Set(),
      });
    places.get(key).articles.add(table.article[row]);
  }
  return [...places.values()].sort((a, b) => b.articles.size - a.articles.size || a.name.localeCompare(b.name));
}

const inside = (place, region) =>
  place.longitude >= region.west &&
  place.longitude <= region.east &&
  place.latitude >= region.south &&
  place.latitude <= region.north;

function mapChart(chosen) {
  const places = placesIn(chosen);
  const fitting = Object.keys(REGIONS).find(
    (key) => places.filter((place) => inside(place, REGIONS[key])).length >= places.length / 2,
  );
  const chosenRegion = REGIONS[chosen.state.region] ? chosen.state.region : (fitting ?? "world");
  const controls = el(
    "div",
    { class: "control", role: "group", "aria-label": word("chart_map") },
    Object.keys(REGIONS).map((key) =>
      el(
        "button",
        {
          type: "button",
          class: "button",
          "aria-pressed": String(key === chosenRegion),
          "data-region": key,
          onclick: () => go({ region: key }, { replace: true }),
        },
        word(`region_${key}`),
      ),
    ),
  );
  return chart({
    key: "map",
    shape: "tall-chart",
    empty: !places.length,
    controls,
    draw: (width) => drawMap(places, REGIONS[chosenRegion], chosenRegion, width),
    table: () => [
      ["place", "number"],
      places.map((place) => [
        el("a", { href: factLink("cities", place.name) }, said(place.name)),
        number(place.articles.size),
      ]),
    ],
  });
}

function drawMap(places, region, key, width) {
  const squeeze = Math.cos((((region.south + region.north) / 2) * Math.PI) / 180);
  const degreesWide = (region.east - region.west) * squeeze;
  const height = Math.min(width * 1.25, 640, (width * (region.north - region.south)) / degreesWide);
  const scale = Math.min(width / degreesWide, height / (region.north - region.south));
  const middle = { longitude: (region.west + region.east) / 2, latitude: (region.south + region.north) / 2 };
  const x = (longitude) => width / 2 + (longitude - middle.longitude) * squeeze * scale;
  const y = (latitude) => height / 2 - (latitude - middle.latitude) * scale;
  const shown = places.filter((place) => {
    const [across, down] = [x(place.longitude), y(place.latitude)];
    return across > 0 && across < width && down > 0 && down < height;
  });
  const most = Math.max(...shown.map((place) => place.articles.size), 1);
  const radius = (place) => 3 + Math.min(2.2, 15 / Math.sqrt(most)) * Math.sqrt(place.articles.size);
  return svg(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      class: "map",
      role: "group",
      "aria-label": word("chart_map"),
    },
    graticule(region, x, y, width, height),
    land(key, x, y, width, height),
    [...shown].reverse().map((place) => placeMark(place, x(place.longitude), y(place.latitude), radius(place))),
    placeNames(shown, x, y, radius, width),
  );
}

function graticule(region, x, y, width, height) {
  const lines = [];
  for (let step = -180; step <= 180; step += region.lines) {
    if (x(step) > 0 && x(step) < width) lines.push(svg("line", { x1: x(step), x2: x(step), y1: 0, y2: height }));
    if (y(step) > 0 && y(step) < height) lines.push(svg("line", { x1: 0, x2: width, y1: y(step), y2: y(step) }));
  }
  return svg("g", { class: "graticule" }, lines);
}

// Cells of the grid that hold a place, as one path of dots each for near and far.
function land(key, x, y, width, height) {
  const dots = (cells, perDegree) => {
    const path = [];
    for (let cell = 0; cell < cells.length; cell += 2) {
      const [across, down] = [x(cells[cell] / perDegree), y(cells[cell + 1] / perDegree)];
      if (across >= 0 && across <= width && down >= 0 && down <= height)
        path.push(`M${across.toFixed(1)},${down.toFixed(1)}h0`);
    }
    return path.join("");
  };
  const { near, far } = data.backdrop;
  const size = { low: [3, 3], europe: [1.2, 2], world: [0.6, 1.2] }[key];
  return [
    svg("path", { class: "land far", d: dots(far, 2), "stroke-width": size[1] }),
    svg("path", { class: "land", d: dots(near, 20), "stroke-width": size[0] }),
  ];
}

function placeMark(place, across, down, radius) {
  const articles = `${number(place.articles.size)} ${word("articles").toLowerCase()}`;
  return svg(
    "a",
    {
      href: factLink("cities", place.name),
      "aria-label": `${place.name}: ${articles}`,
      tip: () => [
        el("strong", {}, said(place.name)),
        el("div", { class: "card-detail" }, said(countryName(place.country) ?? ""), ` · ${articles}`),
      ],
    },
    svg("circle", { class: "dot-mark k-cities", cx: across, cy: down, r: radius }),
  );
}

// Names of the most named places, where they do not cover one another.
function placeNames(places, x, y, radius, width) {
  const taken = [];
  const names = [];
  for (const place of places) {
    if (names.length === MOST_LABELS) break;
    const length = 7.2 * place.name.length + 6;
    const right = x(place.longitude) + radius(place) + 4;
    const fits = right + length < width;
    const left = fits ? right : x(place.longitude) - radius(place) - 4 - length;
    const box = [left, y(place.latitude) - 8, left + length, y(place.latitude) + 8];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]))
      continue;
    taken.push(box);
    names.push(
      svg(
        "text",
        {
          class: "place-name",
          x: fits ? right : right - 2 * radius(place) - 8,
          y: y(place.latitude) + 4,
          "text-anchor": fits ? "start" : "end",
          "aria-hidden": "true",
        },
        shortened(place.name, 24),
      ),
    );
  }
  return names;
}
