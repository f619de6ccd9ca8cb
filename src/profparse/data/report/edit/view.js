// What the corrections look like: cards drawn anew, and the words of changed values in the colours of their fields.
const COLOURS = { title: "name", name: "name", authors: "person", venue: "place", positions: "place", education: "place", date: "time", text: "prose", description: "prose", links: "link", emails: "link" };
const TITLES = { bio: "Bio", paper: "Papers", news: "News", project: "Projects" };

function make(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(key, value);
  element.append(...content);
  return element;
}
function wordsOfPart(part) {
  return part.value ?? [part.role ?? part.degree, part.organization ?? part.institution].filter(Boolean).join(", ");
}
function valueElement(path, part) {
  const shown = make("span", { class: "value", "data-path": path, role: "button", tabindex: "-1" }, wordsOfPart(part));
  return part.edtf && part.edtf !== part.value ? make("span", {}, shown, " ", make("span", { class: "note" }, part.edtf)) : shown;
}
function cardOf(record) {
  const [head] = FIELDS[record.kind][0];
  const held = record.fields[head];
  const heading = held ? valueElement(`${record.id}.${head}`, held) : make("span", { class: "note" }, `(no ${head})`);
  const rows = Object.entries(record.fields)
    .filter(([name, value]) => name !== head && value && !(Array.isArray(value) && !value.length))
    .map(([name, value]) => {
      const parts = Array.isArray(value)
        ? value.map((part, n) => make("span", { class: "one" }, valueElement(`${record.id}.${name}.${n}`, part)))
        : [valueElement(`${record.id}.${name}`, value)];
      const label = make("span", { class: "label" }, name);
      const values = make("div", { class: "values" }, ...parts.flatMap((part) => [part, " "]));
      return make("div", { class: "field", "data-field": name, "data-family": COLOURS[name] }, label, " ", values);
    });
  return make(
    "article",
    { class: "record", tabindex: "-1", "data-id": record.id, "data-path": record.id, "data-kind": record.kind, "data-year": yearOf(record.fields.date) },
    make("header", {}, make("h3", { "data-family": COLOURS[head] }, heading), make("p", {}, make("span", { class: "id" }, record.id))),
    make("div", { class: "fields" }, ...rows),
  );
}

const sections = new Map();
for (const record of sides.items.querySelectorAll(".record")) sections.set(record.dataset.kind.split(" ")[0], record.closest("section"));
function sectionOf(kind) {
  if (!sections.has(kind)) {
    const group = make("div", { class: "records" });
    const section = make("section", {}, make("h2", {}, TITLES[kind], " ", make("span", { class: "count-of" })), group);
    const order = Object.keys(TITLES);
    const after = order.slice(order.indexOf(kind) + 1).map((one) => sections.get(one)).find(Boolean);
    byId("none").parentElement.insertBefore(section, after ?? byId("none").nextSibling);
    sections.set(kind, section);
  }
  return sections.get(kind);
}

// Draws what differs from the page as it came; the card of a record that nobody changed stays as it is.
const originals = new Map([...sides.items.querySelectorAll(".record[data-id]")].map((card) => [card.dataset.id, card]));
const drawn = new Map();
function redraw(focusId) {
  for (const [id, card] of [...drawn]) {
    if (originals.get(id) !== card) card.remove();
    drawn.delete(id);
  }
  const there = new Set(state.records.map((record) => record.id));
  for (const [id, card] of originals) {
    const record = recordById(id);
    card.hidden = false;
    card.toggleAttribute("data-gone", !record ? copies[id] && !there.has(id) && card.dataset.kind in FIELDS : Boolean(record.changed));
  }
  for (const record of state.records) {
    let card = originals.get(record.id);
    if (record.changed || !card) {
      const changed = cardOf(record);
      if (card) card.after(changed);
      else placeCard(record, changed);
      card = changed;
    }
    drawn.set(record.id, card);
    card.dataset.status = record.status;
    for (const path of [record.id, ...[...card.querySelectorAll("[data-path]")].map((one) => one.dataset.path)]) {
      places.items.set(path, [path === record.id ? card : card.querySelector(`[data-path="${CSS.escape(path)}"]`)]);
    }
  }
  entries.splice(0, entries.length, ...[...sides.items.querySelectorAll(".record:not([data-gone]), .entry")]);
  for (const segment of segments) {
    const [path] = pathsOf(segment);
    const record = recordById(ownerOf(path));
    const taken = segment.dataset.family && (record ? record.changed || record.status === "rejected" : kindOfPath(path));
    segment.toggleAttribute("data-gone", Boolean(taken));
  }
  for (const [kind, section] of sections) {
    const count = String(section.querySelectorAll(".record:not([data-gone])").length);
    for (const shown of [section.querySelector("h2 .count-of"), document.querySelector(`[data-filter="${kind}"] span`)]) {
      if (shown) shown.dataset.all = shown.textContent = count;
    }
  }
  paint();
  filter();
  tell();
  const card = focusId && drawn.get(focusId);
  if (card) focusOn(card);
}
function kindOfPath(path) {
  return ownerOf(path) in copies;
}
// A new record stands after the one that comes before it in the source.
function placeCard(record, card) {
  const earlier = state.records.filter((one) => one.kind === record.kind && one !== record && startOf(one) <= startOf(record) && drawn.has(one.id)).at(-1);
  if (earlier) drawn.get(earlier.id).after(card);
  else sectionOf(record.kind).querySelector(".records").prepend(card);
}

function paint() {
  CSS.highlights?.delete("shown");
  const painted = {};
  for (const record of state.records) {
    if (!record.changed || record.status === "rejected") continue;
    for (const [name, held] of Object.entries(record.fields)) {
      for (const part of Array.isArray(held) ? held : held ? [held] : []) (painted[COLOURS[name]] ??= []).push(...part.spans.map(rangeOf));
    }
  }
  for (const family of new Set(Object.values(COLOURS))) CSS.highlights?.set(`edit-${family}`, new Highlight(...(painted[family] ?? [])));
  for (const kind of ["papers", "news", "nothing"]) {
    const spans = state.stretches.filter((one) => one.kind === kind).map((one) => rangeOf(one.span));
    CSS.highlights?.set(`marked-${kind}`, new Highlight(...spans));
  }
}

// Words that have no mark of their own are shown where they stand.
function showWords(path) {
  const [owner, field, number] = path.split(".");
  const record = recordById(owner);
  if (!record) return;
  const held = field ? record.fields[field] : null;
  const part = Array.isArray(held) ? held[number ?? 0] : held;
  const span = part?.spans[0] ?? record.blocks[0];
  if (!span) return;
  const range = rangeOf(span);
  CSS.highlights?.set("shown", new Highlight(range));
  range.startContainer.parentElement.scrollIntoView({ block: "nearest", behavior: "instant" });
}
followers.push((path, side) => side === "source" && showWords(path));
