// Filters: kinds, confidence, a year, and the words of the search; what they leave out is hidden here and pale there.
const entries = [...sides.items.querySelectorAll(".record, .entry")];
const switches = [...document.querySelectorAll("[data-filter]")];
const years = [...document.querySelectorAll(".years [data-first]")];
const wanted = { off: new Set(), below: null, first: null, last: null, words: "" };
const words = new WeakMap();

function wordsOf(entry) {
  if (!words.has(entry)) words.set(entry, entry.textContent.toLowerCase());
  return words.get(entry);
}

function passes(entry) {
  const { kind, certainty, year } = entry.dataset;
  if (kind.split(" ").some((one) => wanted.off.has(one))) return false;
  if (wanted.below !== null && !(Number(certainty ?? NaN) < wanted.below)) return false;
  if (wanted.first !== null && !(year >= wanted.first && year <= wanted.last)) return false;
  return !wanted.words || wordsOf(entry).includes(wanted.words);
}

function filter() {
  const off = new Set();
  for (const entry of entries) {
    const passed = passes(entry);
    entry.hidden = !passed;
    if (!passed && entry.dataset.path) off.add(entry.dataset.path);
  }
  for (const group of sides.items.querySelectorAll("section, details, .records")) {
    group.hidden = !group.querySelector(".record:not([hidden]), .entry:not([hidden])");
  }
  const narrowed = wanted.below !== null || wanted.first !== null || wanted.words !== "";
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
  return (segment.dataset.of ?? "").split(" ").some((kind) => wanted.off.has(kind));
}

for (const button of switches) {
  button.addEventListener("click", () => {
    const off = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!off));
    wanted.off[off ? "add" : "delete"](button.dataset.filter);
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
  wanted.off.clear();
  for (const button of switches) button.setAttribute("aria-pressed", "true");
  byId("doubt").value = "";
  wanted.below = null;
  byId("search").value = "";
  search();
  pick(null);
});
