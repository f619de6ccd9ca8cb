// Filters: kinds, confidence, a year, and the words of the search; what they leave out is hidden here and pale there.
// Chosen kinds are those that stay; without a choice all do. Counts are of what the other filters leave.
const entries = [...sides.items.querySelectorAll(".record, .entry")];
const switches = [...document.querySelectorAll("[data-filter]")];
const years = [...document.querySelectorAll(".years [data-first]")];
const wanted = { kinds: new Set(), below: null, first: null, last: null, words: "" };
const words = new WeakMap();

function wordsOf(entry) {
  if (!words.has(entry)) words.set(entry, entry.textContent.toLowerCase());
  return words.get(entry);
}

function isWanted(kinds) {
  return wanted.kinds.size === 0 || kinds.split(" ").some((one) => wanted.kinds.has(one));
}
function passesRest(entry) {
  const { certainty, year } = entry.dataset;
  if (wanted.below !== null && !(Number(certainty ?? NaN) < wanted.below)) return false;
  if (wanted.first !== null && !(year >= wanted.first && year <= wanted.last)) return false;
  return !wanted.words || wordsOf(entry).includes(wanted.words);
}

function filter() {
  const off = new Set();
  const counts = new Map();
  for (const entry of entries) {
    const passed = passesRest(entry);
    if (passed) for (const kind of entry.dataset.kind.split(" ")) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    entry.hidden = !(passed && isWanted(entry.dataset.kind));
    if (entry.hidden && entry.dataset.path) off.add(entry.dataset.path);
  }
  const narrowed = wanted.below !== null || wanted.first !== null || wanted.words !== "";
  for (const button of switches) {
    const shown = button.querySelector("span");
    shown.dataset.all ??= shown.textContent;
    shown.textContent = narrowed ? String(counts.get(button.dataset.filter) ?? 0) : shown.dataset.all;
  }
  for (const group of sides.items.querySelectorAll("section, details, .records")) {
    const left = group.querySelectorAll(".record:not([hidden], [data-gone]), .entry:not([hidden])").length;
    group.hidden = !left;
    const shown = group.querySelector(":scope > :is(h2, summary) > .count-of");
    if (!shown) continue;
    shown.dataset.all ??= shown.textContent;
    const whole = left === group.querySelectorAll(".record:not([data-gone]), .entry").length;
    shown.textContent = whole ? shown.dataset.all : `${left} of ${shown.dataset.all}`;
  }
  for (const segment of segments) {
    const muted = (off.size > 0 || narrowed) && pathsOf(segment).every((path) => isOff(path, off, segment));
    if (muted !== segment.hasAttribute("data-muted")) segment.toggleAttribute("data-muted", muted);
  }
  byId("none").hidden = entries.length === 0 || entries.some((entry) => !entry.hidden);
}

// A long residue is not listed to its end: what has no entry goes by its kind alone.
function isOff(path, off, segment) {
  const owner = ownerOf(path);
  if (places.items.has(owner)) return off.has(owner);
  return !isWanted(segment.dataset.of ?? "");
}

for (const button of switches) {
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    wanted.kinds[on ? "add" : "delete"](button.dataset.filter);
    filter();
  });
}
byId("doubt").addEventListener("change", (event) => {
  wanted.below = event.target.value ? Number(event.target.value) : null;
  filter();
});

function pick(bar) {
  const on = bar !== null && bar.getAttribute("aria-pressed") !== "true";
  for (const one of years) one.setAttribute("aria-pressed", String(on && one === bar));
  wanted.first = on ? Number(bar.dataset.first) : null;
  wanted.last = on ? Number(bar.dataset.last) : null;
  filter();
}
for (const bar of years) {
  bar.addEventListener("click", () => pick(bar));
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    pick(bar);
  });
}

byId("all").addEventListener("click", () => {
  wanted.kinds.clear();
  for (const button of switches) button.setAttribute("aria-pressed", "false");
  byId("doubt").value = "";
  wanted.below = null;
  byId("search").value = "";
  search();
  pick(null);
});
