// The page's text by code points, and what words of it say as a value of a field.
const given = JSON.parse(byId("page").textContent);
const points = Array.from(given.text);
const pieces = [...sides.source.querySelectorAll("[data-s]")];
const starts = pieces.map((piece) => Number(piece.dataset.s));
const lengthOf = (text) => Array.from(text).length;
const isWord = (point) => point !== undefined && /[\p{L}\p{N}\p{M}_]/u.test(point);
const slice = ([start, end]) => points.slice(start, end).join("");

// Where an offset stands in the document; in a piece whose characters are shown by their names, its beginning or end.
function placeOf(offset) {
  let low = 0;
  for (let high = starts.length; low + 1 < high; ) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle;
  }
  const piece = pieces[low];
  let left = offset - starts[low];
  if (piece.querySelector(".odd")) return [piece, left > 0 ? piece.childNodes.length : 0];
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const held = Array.from(node.data);
    if (left <= held.length) return [node, held.slice(0, left).join("").length];
    left -= held.length;
    last = node;
  }
  return last ? [last, last.length] : [piece, 0];
}
function offsetOf(node, index) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const piece = element.closest("[data-s]");
  if (!piece) return offsetBefore(node, index);
  const start = Number(piece.dataset.s);
  const before = new Range();
  before.setStart(piece, 0);
  before.setEnd(node, index);
  const length = lengthOf(before.toString());
  if (!piece.querySelector(".odd")) return start + length;
  return length ? starts[pieces.indexOf(piece) + 1] ?? points.length : start;
}
// The offset of a place between pieces, such as the beginning of a line, where a triple click ends.
function offsetBefore(node, index) {
  const place = new Range();
  place.setStart(node, index);
  const next = pieces.findIndex((piece) => place.comparePoint(piece, 0) >= 0);
  return next < 0 ? points.length : starts[next];
}
function rangeOf([start, end]) {
  const range = new Range();
  range.setStart(...placeOf(start));
  range.setEnd(...placeOf(end));
  return range;
}

// Markup within words, which is no part of a value, by what the page is written in.
const MARKUP = {
  html: /<[^>]*>/g,
  markdown: /<[^>]*>|!?\[(?=[^\]]*\]\()|\]\([^)\s]*\)|[*`]+/g,
};
// The code points that are markup, of whose words no value is made.
const isMarkup = new Uint8Array(points.length);
{
  let done = 0; // in the text's own units
  let at = 0; // in code points
  for (const { 0: found, index } of given.text.matchAll(MARKUP[given.format] ?? /(?!)/g)) {
    at += lengthOf(given.text.slice(done, index));
    const end = at + lengthOf(found);
    isMarkup.fill(1, at, end);
    [done, at] = [index + found.length, end];
  }
}
const NAMED = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: " ", ndash: "–", mdash: "—", hellip: "…", lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", szlig: "ß", oslash: "ø", Oslash: "Ø", aelig: "æ", AElig: "Æ" };
const ACCENTS = { acute: "\u0301", grave: "\u0300", uml: "\u0308", circ: "\u0302", tilde: "\u0303", cedil: "\u0327", ring: "\u030a", caron: "\u030c" };
function decoded(text) {
  if (!(given.format in MARKUP)) return text;
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z])(acute|grave|uml|circ|tilde|cedil|ring|caron)|(\w+));/gi, (whole, number, hex, letter, accent, name) => {
    if (number || hex) {
      const code = number ? Number(number) : parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
    }
    if (letter) return (letter + ACCENTS[accent.toLowerCase()]).normalize("NFC");
    return NAMED[name] ?? whole;
  });
}

// The words of a stretch without markup and without what divides fields, and the spans that they stand at.
function valueOf([from, to], { closing = false } = {}) {
  const edge = (point) => /[\s,;:]/u.test(point);
  let [start, end] = [from, to];
  while (start < end && edge(points[start])) start += 1;
  while (end > start && (edge(points[end - 1]) || (!closing && points[end - 1] === "."))) end -= 1;
  const raw = slice([start, end]);
  const spans = [];
  let value = "";
  let done = 0;
  const take = (text, at) => {
    value += text;
    const inner = text.trim();
    if (!inner) return;
    const first = start + lengthOf(raw.slice(0, at + text.indexOf(inner)));
    spans.push([first, first + lengthOf(inner)]);
  };
  for (const match of raw.matchAll(MARKUP[given.format] ?? /(?!)/g)) {
    take(raw.slice(done, match.index), done);
    if (/^<(br|p|div|li|td)\b/i.test(match[0])) value += " ";
    done = match.index + match[0].length;
  }
  take(raw.slice(done), done);
  return { value: decoded(value).replace(/\s+/g, " ").trim(), spans };
}

// The names of a list, each with its place: they are divided by commas, semicolons, “and” and “&”.
function namesOf([from, to]) {
  const raw = slice([from, to]);
  const names = [];
  let done = 0;
  const take = (end) => {
    const first = from + lengthOf(raw.slice(0, done));
    const name = valueOf([first, first + lengthOf(raw.slice(done, end))], { closing: true });
    if (isWord(Array.from(name.value).find(isWord))) names.push(name);
  };
  for (const match of raw.matchAll(/\s*[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|und|et|y|e|&)\s+/gi)) {
    take(match.index);
    done = match.index + match[0].length;
  }
  take(raw.length);
  return names;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
// A date in EDTF, as far as these words say it in English or in figures; null where they do not.
function edtfOf(text) {
  const two = (number) => String(number).padStart(2, "0");
  const iso = /\b((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?\b/.exec(text);
  if (iso) return iso[0];
  const figures = /(?:^|[^\d])(\d{1,2})[/.]((?:19|20)\d\d)\b/.exec(text);
  if (figures && Number(figures[1]) >= 1 && Number(figures[1]) <= 12) return `${figures[2]}-${two(figures[1])}`;
  const year = /\b(?:19|20)\d\d\b/.exec(text)?.[0];
  if (!year) return null;
  const named = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\b/i.exec(text);
  if (!named) return year;
  const month = two(MONTHS.indexOf(named[1].toLowerCase()) + 1);
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\d)/.exec(text.replace(year, ""))?.[1];
  return day && Number(day) >= 1 && Number(day) <= 31 ? `${year}-${month}-${two(day)}` : `${year}-${month}`;
}
