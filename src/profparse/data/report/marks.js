"use strict";
// Values and their places: an element of the items has data-path, a segment of the source data-paths, innermost first.
const byId = (id) => document.getElementById(id);
const sides = { items: byId("items"), source: byId("source") };
const narrow = matchMedia("(max-width: 820px)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const segments = [...sides.source.querySelectorAll("mark")];
const places = { items: new Map(), source: new Map() };

for (const element of sides.items.querySelectorAll(".record, .entry")) element.tabIndex = -1;
for (const element of sides.items.querySelectorAll("[data-path]")) {
  if (!element.matches(".record")) {
    element.tabIndex = -1;
    element.setAttribute("role", "button");
  }
  places.items.set(element.dataset.path, [element]);
}
for (const segment of segments) {
  for (const path of pathsOf(segment)) {
    if (!places.source.has(path)) places.source.set(path, []);
    places.source.get(path).push(segment);
  }
}

function pathsOf(segment) {
  return segment.dataset.paths.split(" ");
}
function ownerOf(path) {
  return path.split(".", 1)[0];
}
function sideOf(element) {
  return sides.source.contains(element) ? "source" : "items";
}
function otherSide(side) {
  return side === "source" ? "items" : "source";
}
function elementsOf(path, side) {
  return places[side].get(path) ?? [];
}

// The mark that an event is about: of nested ones the innermost, and after a choice the next one out.
function pathAt(target, chosenNow = null) {
  const element = target.closest?.("[data-path], mark[data-paths]");
  if (!element) return null;
  if (element.dataset.path !== undefined) return element.dataset.path;
  const paths = pathsOf(element);
  return paths[(paths.indexOf(chosenNow) + 1) % paths.length];
}

// Of a whole item, what lies between its values is labelled in the source, as the values have colours of their own.
function label(path, name, on) {
  for (const other of sameName(path)) {
    for (const side of ["items", "source"]) for (const element of elementsOf(other, side)) element.classList.toggle("again", on);
  }
  for (const element of elementsOf(path, "items")) element.classList.toggle(name, on);
  const quoted = elementsOf(path, "source");
  const isItem = elementsOf(path, "items")[0]?.matches(".record");
  const between = isItem ? quoted.filter((segment) => !segment.dataset.family) : quoted;
  for (const segment of between.length ? between : quoted) segment.classList.toggle(name, on);
}

// The names of authors, and the paths under which each stands: one who recurs is shown wherever they do.
const nameOf = new Map();
const namesakes = new Map();
for (const element of sides.items.querySelectorAll("[data-field=authors] .value[data-path]")) {
  const name = element.textContent.trim().replace(/\s+/g, " ");
  nameOf.set(element.dataset.path, name);
  const key = name.toLowerCase();
  if (!namesakes.has(key)) namesakes.set(key, []);
  namesakes.get(key).push(element.dataset.path);
}
function sameName(path) {
  const name = nameOf.get(path);
  return name ? namesakes.get(name.toLowerCase()).filter((other) => other !== path) : [];
}

// What else can show a path on a side that has no mark of it.
const followers = [];
let near = null;
let chosen = null;
let waiting = 0;

function approach(path) {
  if (path === near) return;
  if (near) label(near, "near", false);
  near = path;
  if (near) label(near, "near", true);
}

function choose(path, from, reveals = [otherSide(from)]) {
  if (chosen) {
    label(chosen, "chosen", false);
    press(chosen, false);
  }
  chosen = path;
  byId("chosen").hidden = !chosen;
  remember(chosen);
  if (!chosen) return;
  label(chosen, "chosen", true);
  press(chosen, true);
  byId("said").textContent = said(chosen);
  byId("again").hidden = sameName(chosen).length === 0;
  byId("other").textContent = from === "source" ? "Show the item" : "Show in source";
  for (const side of reveals) reveal(chosen, side);
}

function press(path, on) {
  for (const element of elementsOf(path, "items")) {
    if (element.getAttribute("role") === "button") element.setAttribute("aria-pressed", String(on));
  }
}

// The choice is kept in the address, so that a place can be sent; a frame without an address does without.
function remember(path) {
  try {
    history.replaceState(null, "", path ? "#" + encodeURIComponent(path) : location.pathname + location.search);
  } catch {}
}
function remembered() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function said(path) {
  const [owner, field, number] = path.split(".");
  const line = lineOf(elementsOf(path, "source")[0]);
  const what = field ? `${field.replaceAll("_", " ")}${number ? ` ${+number + 1}` : ""} of ${owner}` : owner;
  const named = nameOf.has(path) ? `${nameOf.get(path)}: ${what}` : what;
  const others = [...new Set(sameName(path).map(ownerOf))].filter((one) => one !== owner);
  const listed = others.length > 3 ? `${others.length} more items` : others.join(", ");
  return [named, line && `line ${line}`, listed && `also in ${listed}`].filter(Boolean).join(", ");
}
function lineOf(segment) {
  if (!segment) return undefined;
  const lines = [...sides.source.querySelectorAll(".line")];
  let at = lines.indexOf(segment.closest(".line"));
  while (at > 0 && !lines[at].dataset.n) at -= 1;
  return lines[at]?.dataset.n;
}

// Brings a mark into view on one side; what is in view already stays where it is.
function reveal(path, side) {
  const element = elementsOf(path, side).find((one) => !one.closest("[hidden], [data-gone]"));
  if (!element) {
    for (const follow of followers) follow(path, side);
    return;
  }
  for (let folded = element.closest("details:not([open])"); folded; folded = folded.parentElement.closest("details:not([open])")) {
    folded.open = true;
  }
  const frame = element.closest(".scroll").getBoundingClientRect();
  const box = element.getBoundingClientRect();
  if (box.top >= frame.top + 8 && box.bottom <= frame.bottom - 8) return;
  const far = Math.abs(box.top - frame.top) > 3 * frame.height;
  const block = box.height > frame.height - 60 ? "start" : "center";
  element.scrollIntoView({ block, behavior: far || still.matches ? "instant" : "smooth" });
}

for (const side of ["items", "source"]) {
  sides[side].addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const path = pathAt(event.target);
    approach(path);
    clearTimeout(waiting);
    if (path && !chosen) waiting = setTimeout(() => reveal(path, otherSide(side)), 160);
  });
  sides[side].addEventListener("pointerleave", () => {
    clearTimeout(waiting);
    approach(null);
  });
  sides[side].addEventListener("click", (event) => {
    if (event.target.closest("a, button, summary, .years") || !getSelection().isCollapsed) return;
    const path = pathAt(event.target, chosen);
    choose(path === chosen ? null : path, side);
  });
  sides[side].addEventListener("focusin", (event) => {
    const path = pathAt(event.target);
    if (!path || !event.target.matches(":focus-visible")) return;
    approach(path);
    reveal(path, otherSide(side));
  });
}

function show(side) {
  document.body.dataset.tab = side;
  for (const name of ["items", "source"]) {
    const tab = byId(`${name}-tab`);
    tab.setAttribute("aria-selected", String(name === side));
    tab.tabIndex = name === side ? 0 : -1;
  }
}
for (const name of ["items", "source"]) {
  byId(`${name}-tab`).addEventListener("click", () => show(name));
  byId(`${name}-tab`).addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.stopPropagation();
    show(otherSide(name));
    byId(`${otherSide(name)}-tab`).focus();
  });
}
byId("again").addEventListener("click", () => {
  byId("search").value = nameOf.get(chosen) ?? "";
  search();
});
byId("markup")?.addEventListener("click", () => {
  const on = byId("markup").getAttribute("aria-pressed") !== "true";
  byId("markup").setAttribute("aria-pressed", String(on));
  document.body.toggleAttribute("data-markup", on);
  for (const folded of sides.source.querySelectorAll("details")) folded.open = on;
});
byId("other").addEventListener("click", () => goAcross());
byId("clear").addEventListener("click", () => choose(null, "items"));

function goAcross() {
  const path = chosen ?? near;
  if (!path) return;
  const here = narrow.matches ? document.body.dataset.tab ?? "items" : sideOf(document.activeElement);
  const there = otherSide(here);
  show(there);
  reveal(path, there);
  focusOn(elementsOf(path, there)[0]);
  byId("other").textContent = there === "source" ? "Show the item" : "Show in source";
}

// One element of each side is in the tab order: the one where the reader last was.
const stops = {};
function focusOn(element) {
  if (!element) return;
  const side = sideOf(element);
  stops[side]?.setAttribute("tabindex", "-1");
  stops[side] = element;
  element.setAttribute("tabindex", "0");
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}
