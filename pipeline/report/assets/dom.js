// Elements, numbers, days and the tooltip. What articles say enters the page as text nodes, never as markup.

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "tip") node.tip = value;
    else if (name === "style")
      for (const [key, setting] of Object.entries(value)) node.style.setProperty(key, setting);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG_NAMESPACE, tag), attributes, children);

// A text from outside: its direction stays its own.
const said = (text) => el("bdi", { dir: "auto" }, text);

const byId = (id) => document.getElementById(id);

function word(key, values = {}) {
  const text = data.words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

const number = (value, options = {}) => new Intl.NumberFormat(data.locale, options).format(value);
const compact = (value) => number(value, { notation: "compact", maximumSignificantDigits: 3 });

function day(iso, month = "long") {
  if (!iso) return word("no_day");
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(data.locale, { day: "numeric", month, year: "numeric", timeZone: "UTC" }).format(
    date,
  );
}

const years = (iso) => {
  const [year, month, date] = iso.split("-").map(Number);
  return year + (month - 1) / 12 + (date - 1) / 365;
};

// Small letters without accents, so that "een" finds "één".
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

const shortened = (text, most) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

// The tooltip: one element, filled by whatever carries a `tip` function.

function carrier(target) {
  for (let node = target; node && node !== document; node = node.parentNode) if (node.tip) return node;
  return null;
}

function showTip(node) {
  const box = byId("tip");
  box.replaceChildren(...[node.tip()].flat());
  box.hidden = false;
  placeTip(node);
  node.setAttribute("aria-describedby", "tip");
}

function placeTip(node) {
  const box = byId("tip");
  const around = node.getClientRects()[0] ?? node.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const left = Math.min(Math.max(8, around.left), window.innerWidth - size.width - 8);
  const above = around.top - size.height - 8;
  box.style.left = `${Math.max(8, left)}px`;
  box.style.top = `${above > 8 ? above : around.bottom + 8}px`;
}

function hideTip() {
  byId("tip").hidden = true;
  for (const node of document.querySelectorAll("[aria-describedby=tip]")) node.removeAttribute("aria-describedby");
}

// Focus may scroll the page to its mark: the tooltip goes along with it, and away from any other.
function followTip() {
  const node = document.querySelector("[aria-describedby=tip]");
  if (node && node === carrier(document.activeElement)) placeTip(node);
  else hideTip();
}

function startTips() {
  for (const [enter, leave] of [
    ["pointerover", "pointerout"],
    ["focusin", "focusout"],
  ]) {
    document.addEventListener(enter, (event) => {
      const node = carrier(event.target);
      if (node) showTip(node);
    });
    document.addEventListener(leave, hideTip);
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && hideTip());
  window.addEventListener("scroll", followTip, { passive: true });
}
