// The hands: words are picked by the pointer or by keys, and go to fields by clicks or keys.
let picked = null;
let saved = 0;

function pickWords(words) {
  picked = words && words[0] < words[1] ? words : null;
  CSS.highlights?.delete("shown");
  CSS.highlights?.set("picked", picked ? new Highlight(rangeOf(picked)) : new Highlight());
  if (picked) placeOf(picked[1])[0].parentElement?.scrollIntoView({ block: "nearest", behavior: "instant" });
  tell();
}
function tell() {
  const text = picked ? slice(picked).replace(/\s+/g, " ").trim() : "";
  byId("picked").textContent = text ? `“${text.length > 90 ? `${text.slice(0, 88)}…` : text}”` : "Select words in the source, then give them to a field.";
  const record = recordHere();
  const kind = record?.kind ?? "paper";
  const shown = byId("fields");
  if (shown.dataset.kind !== kind) {
    shown.dataset.kind = kind;
    shown.replaceChildren(...FIELDS[kind].map(([name, key]) => make("button", { type: "button", "data-do": "give", "data-field": name, "aria-keyshortcuts": key }, `${name} `, make("kbd", {}, key))));
  }
  for (const button of byId("edit").querySelectorAll("[data-do=give]")) button.disabled = !record || !picked;
  for (const button of byId("edit").querySelectorAll("[data-do=accept], [data-do=reject], [data-do=join]")) button.disabled = !record;
  for (const button of byId("edit").querySelectorAll("[data-do=add], [data-do=mark], [data-do=split]")) button.disabled = !picked;
  const open = state.records.filter((one) => one.status === "open").length;
  byId("save").textContent = open ? `Save (${open} open)` : "Save";
}

// The record that the reader is at: what is chosen, else what has the focus or had it last.
function recordHere() {
  const path = chosen ?? pathAt(document.activeElement) ?? stops.items?.dataset.path;
  return path ? recordById(ownerOf(path)) : undefined;
}
function pathHere() {
  const focused = document.activeElement.closest?.("#items [data-path]")?.dataset.path;
  return focused?.includes(".") ? focused : chosen?.includes(".") ? chosen : null;
}

const hands = {
  accept: () => changed((record) => actions.accept(record), 1),
  reject: () => changed((record) => actions.reject(record), 1),
  acceptAll: () => doStep(() => actions.acceptAll()),
  give: (field, every = false) => {
    const words = picked;
    const record = recordHere();
    if (!record || !words) return;
    doStep(() => actions.give(record, field, words, every) && record.id);
  },
  clear: () => {
    const [owner, field, number] = (pathHere() ?? "").split(".");
    const record = recordById(owner);
    if (record && field) doStep(() => actions.clear(record, field, number === undefined ? undefined : Number(number)) && record.id);
  },
  add: (kind) => {
    const words = picked;
    if (!words) return;
    const last = recordHere();
    const kinds = Object.keys(LISTS);
    const isEmpty = last?.id.startsWith("new-") && Object.values(last.fields).every((held) => !held || held.length === 0) && within(words, last.blocks);
    if (isEmpty && !kind) undo();
    const wanted = kind ?? (isEmpty ? kinds[(kinds.indexOf(last.kind) + 1) % kinds.length] : last?.kind in LISTS ? last.kind : "paper");
    let made;
    doStep(() => (made = actions.add(wanted, words)).id);
    choose(made.id, "items", []);
    tell();
  },
  join: () => {
    const record = recordHere();
    const alike = state.records.filter((one) => one.kind === record?.kind);
    const next = alike[alike.indexOf(record) + 1];
    if (record && next && record.kind in LISTS) doStep(() => {
      actions.join(record, next);
      return record.id;
    });
  },
  split: () => {
    const place = picked?.[0];
    const record = state.records.find((one) => one.kind in LISTS && one.blocks.some(([start, end]) => start < place && place < end));
    if (!record) return;
    doStep(() => {
      const made = actions.split(record, place);
      return made && made.id;
    });
  },
  mark: (kind) => {
    const words = picked;
    if (!words) return;
    const now = state.stretches.find(({ span }) => span[0] === words[0] && span[1] === words[1])?.kind;
    const kinds = ["papers", "news", "nothing", null];
    doStep(() => actions.mark(kind ?? kinds[(kinds.indexOf(now ?? null) + 1) % kinds.length], words));
  },
  undo,
  save: () => {
    const both = contradiction();
    if (both) {
      choose(both[1].id ?? both[0].id, "items", ["items", "source"]);
      byId("told").textContent = `Not saved: ${both[0].name} and ${both[1].name} take up the same words; ${both[0].id && both[1].id ? "reject one, or undo" : "mark it anew (m), or undo"}`;
      return;
    }
    const text = `${JSON.stringify(gold(), null, 1)}\n`;
    const way = make("a", { download: `${given.source.replace(/^.*[\\/]/, "").replace(/\.[^.]+$/, "") || "page"}.json` });
    way.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    way.click();
    setTimeout(() => URL.revokeObjectURL(way.href), 1000);
    saved = before.length;
    byId("told").textContent = "Saved as gold";
    setTimeout(() => (byId("told").textContent = ""), 2500);
  },
};
// A step on the record at hand; after it the next one is at hand.
function changed(step, by) {
  const record = recordHere();
  if (!record) return;
  doStep(() => step(record));
  const order = entries.filter((entry) => entry.matches(".record") && !entry.closest("[hidden]"));
  const next = order[order.indexOf(drawn.get(record.id)) + by] ?? drawn.get(record.id);
  if (chosen) choose(next.dataset.path, "items", ["items", "source"]);
  focusOn(next);
  tell();
}

byId("edit").addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (!button) return;
  const { do: what, field, kind } = button.dataset;
  hands[what](field ?? kind);
});
byId("edit").addEventListener("pointerdown", (event) => event.preventDefault()); // so that the selection stays

// A drag that begins in words that are selected would move them: it selects anew.
sides.source.addEventListener("mousedown", (event) => {
  if (event.button === 0 && !event.shiftKey) getSelection().removeAllRanges();
});
// A selection by the pointer, to the ends of its words.
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (selection.isCollapsed || !sides.source.contains(selection.anchorNode) || !sides.source.contains(selection.focusNode)) return;
  const range = selection.getRangeAt(0);
  let [start, end] = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
  while (start < end && /\s/u.test(points[start])) start += 1;
  while (start < end && /\s/u.test(points[end - 1])) end -= 1;
  if (start >= end) return;
  while (isWord(points[start]) && isWord(points[start - 1])) start -= 1;
  while (isWord(points[end - 1]) && isWord(points[end])) end += 1;
  pickWords([start, end]);
});

// Words by keys: from where the words are that were picked last, else from where the reader is.
function anchor() {
  const path = pathAt(document.activeElement) ?? chosen ?? stops.items?.dataset.path;
  const segment = document.activeElement.closest?.("#source [data-s]") ?? (path && elementsOf(path, "source")[0]);
  if (segment?.dataset.s) return Number(segment.dataset.s);
  return path && recordById(ownerOf(path)) ? startOf(recordById(ownerOf(path))) : 0;
}
const isRead = (place) => isWord(points[place]) && !isMarkup[place];
const isWithin = (place) => isRead(place) || (/['’.-]/.test(points[place]) && isRead(place - 1) && isRead(place + 1));
function wordFrom(place) {
  let start = place;
  while (start < points.length && !isRead(start)) start += 1;
  let end = start;
  while (end < points.length && isWithin(end)) end += 1;
  return start < end ? [start, end] : null;
}
function wordBefore(place) {
  let end = place;
  while (end > 0 && !isRead(end - 1)) end -= 1;
  let start = end;
  while (start > 0 && isWithin(start - 1)) start -= 1;
  return start < end ? [start, end] : null;
}
let walked = null;
const pickers = {
  w: () => {
    const here = recordHere()?.id;
    const from = picked && walked === here ? picked[1] : anchor();
    walked = here;
    pickWords(wordFrom(from) ?? picked);
  },
  q: () => pickWords(wordBefore(picked ? picked[0] : anchor()) ?? picked),
  W: () => picked && pickWords([picked[0], wordFrom(picked[1])?.[1] ?? picked[1]]),
  Q: () => {
    const last = picked && wordBefore(picked[1]);
    const left = last && wordBefore(last[0]);
    if (left && left[1] > picked[0]) pickWords([picked[0], left[1]]);
  },
  L: () => {
    const from = picked?.[0] ?? anchor();
    let end = points.indexOf("\n", picked && points[picked[1]] === "\n" ? picked[1] + 1 : picked?.[1] ?? from);
    if (end < 0) end = points.length;
    pickWords([from, end]);
  },
};
const commands = { y: "accept", x: "reject", Y: "acceptAll", J: "join", S: "split", m: "mark", n: "add", z: "undo", Delete: "clear", Backspace: "clear" };
document.addEventListener("keydown", (event) => {
  if (dialog.open || event.target.matches("input, select")) return;
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key === "s") hands.save();
  else if (control && event.key === "z") undo();
  else if (control || event.altKey) return;
  else if (event.key in pickers) pickers[event.key]();
  else if (event.key in commands) hands[commands[event.key]]();
  else {
    const record = recordHere();
    const field = record && FIELDS[record.kind].find(([, key]) => key === event.key || (key === "a" && event.key === "A"));
    if (!field || !picked) return;
    hands.give(field[0], event.key === "A");
  }
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
addEventListener("beforeunload", (event) => {
  if (before.length > saved) event.preventDefault();
});
for (const side of ["items", "source"]) for (const kind of ["click", "focusin"]) sides[side].addEventListener(kind, tell);
redraw();
