// Keys: the same ones on both sides, where the reader is.
function entriesHere(side) {
  if (side === "items") return entries.filter((entry) => !entry.closest("[hidden]"));
  const firsts = [];
  let before = null;
  for (const segment of segments) {
    const owner = ownerOf(pathsOf(segment)[0]);
    if (owner === before || segment.hasAttribute("data-muted") || segment.matches("[data-of~=markup]")) continue;
    firsts.push(segment);
    before = owner;
  }
  return firsts;
}
function valuesHere(side, at) {
  if (side === "source") return segments.filter((segment) => !segment.hasAttribute("data-muted"));
  const entry = at?.closest(".record, .entry");
  return entry ? [...entry.querySelectorAll("[data-path]")] : [];
}

// The element that is some steps from where the reader is, or the first one.
function step(elements, at, by) {
  let index = elements.indexOf(at);
  if (index < 0 && at) {
    const order = by > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const next = (one) => at.compareDocumentPosition(one) & order && !one.contains(at);
    return by > 0 ? elements.find(next) : elements.findLast(next);
  }
  index = index < 0 ? 0 : index + by;
  return elements[index];
}

function move(by, within) {
  const active = document.activeElement;
  const side = narrow.matches ? document.body.dataset.tab ?? "items" : sideOf(active);
  const isHere = sides[side].contains(active) && active.matches("mark, .record, .entry, .value");
  if (!isHere && stops[side] && !stops[side].closest("[hidden]")) return focusOn(stops[side]);
  const at = isHere ? active : null;
  const from = within || !at || side === "source" ? at : at.closest(".record, .entry");
  focusOn(step(within ? valuesHere(side, at) : entriesHere(side), from, by));
}

const steps = { j: [1, false], ArrowDown: [1, false], k: [-1, false], ArrowUp: [-1, false], l: [1, true], ArrowRight: [1, true], h: [-1, true], ArrowLeft: [-1, true] };
const dialog = byId("keys");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || event.target.matches("input, select")) return;
  const active = document.activeElement;
  if (event.key in steps) {
    // In the source, arrows scroll until a mark has the focus.
    if (event.key.startsWith("Arrow") && active.matches(".scroll")) return;
    move(...steps[event.key]);
  } else if (event.key === "Enter" || event.key === " ") {
    const path = active.matches("[data-path], mark") ? pathAt(active, chosen) : null;
    if (!path) return;
    choose(path === chosen ? null : path, sideOf(active));
  } else if (event.key === "Escape") {
    if (chosen) choose(null, "items");
    else byId("all").click();
  } else if (event.key === "o") goAcross();
  else if (event.key === "b" || event.key === "c") copy(itemHere(), event.key === "b" ? "bibtex" : "json");
  else if (event.key === "/") byId("search").focus();
  else if (event.key === "?") dialog.showModal();
  else return;
  event.preventDefault();
});

// The item that the reader is at: the chosen one, or the one with the focus.
function itemHere() {
  const path = chosen ?? pathAt(document.activeElement) ?? stops.items?.dataset.path;
  return path ? ownerOf(path) : null;
}

// The buttons choose the item that comes next, so that it is shown on both sides.
function turn(by) {
  const shown = entriesHere("items");
  const at = shown.findIndex((entry) => entry.dataset.path !== undefined && entry.dataset.path === (chosen && ownerOf(chosen)));
  const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
  if (!next) return;
  if (next.dataset.path) choose(next.dataset.path, "items", ["items", "source"]);
  else next.scrollIntoView({ block: "nearest" });
  stops.items?.setAttribute("tabindex", "-1");
  stops.items = next;
  next.setAttribute("tabindex", "0");
}
byId("previous").addEventListener("click", () => turn(-1));
byId("next").addEventListener("click", () => turn(1));

byId("help").addEventListener("click", () => dialog.showModal());
byId("close").addEventListener("click", () => dialog.close());
byId("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
});

const first = entries[0];
if (first) {
  stops.items = first;
  first.setAttribute("tabindex", "0");
}
const asked = remembered();
if (places.items.has(asked) || places.source.has(asked)) choose(asked, "items", ["items", "source"]);
else {
  const opening = sides.items.querySelector(".record[data-path]");
  if (opening) reveal(opening.dataset.path, "source");
}
