// The corrections: records that can be accepted, rejected, changed, added, joined and split, marked stretches, and undo.
const LISTS = { paper: "papers", news: "news", project: "projects" };
// The fields that words can be given to, by kind: name, key, and whether it holds several values.
const FIELDS = {
  paper: [["title", "t"], ["authors", "a", true], ["venue", "v"], ["date", "d"], ["links", "u", true]],
  news: [["text", "t"], ["date", "d"], ["links", "u", true]],
  project: [["name", "t"], ["description", "v"], ["links", "u", true]],
  bio: [["name", "t"], ["role", "r", true], ["organization", "g", true], ["degree", "e", true], ["institution", "i", true], ["emails", "u", true]],
};
const PAIRED = { role: ["positions", "organization"], organization: ["positions", "role"], degree: ["education", "institution"], institution: ["education", "degree"] };
let state = { records: [], stretches: [], made: 0 };
const before = [];

const single = (value, spans, more = {}) => (value ? { value, spans: spans ?? [], ...more } : null);
function recordOf(plain, kind) {
  const spans = plain.spans;
  const dated = plain.date && { value: plain.date.text, spans: [plain.date.span], edtf: plain.date.edtf };
  const links = (plain.links ?? []).map((link) => ({ value: link.url, spans: [link.span] }));
  const fields = {
    paper: () => ({ title: single(plain.title, spans.title), authors: plain.authors.map((one) => ({ value: one.name, spans: [one.span] })), venue: single(plain.venue, spans.venue), date: dated, links }),
    news: () => ({ text: single(plain.text, spans.text), date: dated, links }),
    project: () => ({ name: single(plain.name, spans.name), description: single(plain.description, spans.description), links }),
    bio: () => ({
      name: single(plain.name, spans.name),
      positions: plain.positions.map((one) => ({ role: one.role, organization: one.organization, spans: [one.span] })),
      education: plain.education.map((one) => ({ degree: one.degree, institution: one.institution, field: one.field, advisors: one.advisors, spans: [one.span] })),
      emails: plain.emails.map((value, n) => ({ value, spans: spans.emails?.[n] ? [spans.emails[n]] : [] })),
    }),
  }[kind]();
  return { id: plain.id, kind, status: "open", blocks: plain.blocks, etAl: plain.et_al ?? false, fields };
}
function kindOfCard(id) {
  return sides.items.querySelector(`.record[data-id="${CSS.escape(id)}"]`)?.dataset.kind.split(" ")[0];
}
for (const [id, forms] of Object.entries(copies)) {
  const kind = kindOfCard(id);
  if (kind in FIELDS && !forms.json.hidden) state.records.push(recordOf(forms.json, kind));
}

const recordById = (id) => state.records.find((record) => record.id === id);
const startOf = (record) => Math.min(...record.blocks.map(([start]) => start));
const within = (span, blocks) => blocks.some(([start, end]) => start <= span[0] && span[1] <= end);
function without(blocks, [from, to]) {
  return blocks.flatMap(([start, end]) => [[start, Math.min(end, from)], [Math.max(start, to), end]]).filter(([start, end]) => start < end);
}
function union(blocks) {
  const sorted = [...blocks].sort((one, other) => one[0] - other[0]);
  const out = [];
  for (const [start, end] of sorted) {
    const last = out.at(-1);
    if (last && !slice([last[1], Math.max(start, last[1])]).trim()) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

// Each step is done on a copy of what there was, so that it can be undone whole.
function doStep(step) {
  const kept = JSON.stringify(state);
  const shown = step();
  if (shown === false) return;
  before.push(kept);
  state.records.sort((one, other) => (one.kind === "bio") - (other.kind === "bio") || startOf(one) - startOf(other));
  redraw(shown);
}
function undo() {
  if (!before.length) return;
  state = JSON.parse(before.pop());
  redraw();
}

// A record takes words that lie outside of it in, and they are taken out of any other.
function take(record, span) {
  if (within(span, record.blocks)) return;
  for (const other of state.records) {
    if (other !== record && other.kind !== "bio") other.blocks = without(other.blocks, span).length ? without(other.blocks, span) : other.blocks;
  }
  record.blocks = union([...record.blocks, span]);
}

const actions = {
  accept: (record) => {
    record.status = record.status === "accepted" ? "open" : "accepted";
  },
  reject: (record) => {
    record.status = record.status === "rejected" ? "open" : "rejected";
  },
  acceptAll: () => {
    for (const record of state.records) if (record.status === "open") record.status = "accepted";
  },
  give: (record, field, words, every) => {
    const [name, , several] = FIELDS[record.kind].find(([one]) => one === field);
    const value = valueOf(words, { closing: name === "text" || name === "description" || name === "authors" });
    if (!value.value) return false;
    if (name in PAIRED) {
      const [list, other] = PAIRED[name];
      const last = record.fields[list].at(-1);
      if (last && last[other] && !last[name]) Object.assign(last, { [name]: value.value, spans: [...last.spans, ...value.spans] });
      else record.fields[list].push({ [name]: value.value, [other]: null, spans: value.spans });
    } else if (name === "authors") record.fields.authors.push(...(every ? namesOf(words) : [value]));
    else if (name === "links") {
      const urls = [...slice(words).matchAll(/https?:\/\/[^\s"'<>()]+/g)];
      if (!urls.length) return false;
      for (const url of urls) {
        const start = words[0] + lengthOf(slice(words).slice(0, url.index));
        record.fields.links.push({ value: url[0], spans: [[start, start + lengthOf(url[0])]] });
      }
    } else if (several) record.fields[name].push(value);
    else record.fields[name] = name === "date" ? { ...value, edtf: edtfOf(value.value) } : value;
    take(record, words);
    record.status = "accepted";
    record.changed = true;
    return true;
  },
  // What is at a path such as ``paper-1.authors.2`` is set to nothing; an item of a list leaves it.
  clear: (record, field, number) => {
    const held = record.fields[field];
    if (Array.isArray(held)) held.splice(number ?? 0, number === undefined ? held.length : 1);
    else if (held) record.fields[field] = null;
    else return false;
    record.status = "accepted";
    record.changed = true;
    return true;
  },
  add: (kind, words) => {
    state.made += 1;
    const empty = Object.fromEntries(FIELDS[kind].map(([name, , several]) => [name, several ? [] : null]));
    const record = { id: `new-${state.made}`, kind, status: "accepted", changed: true, blocks: [], etAl: false, fields: empty };
    state.records.push(record);
    take(record, words);
    return record;
  },
  join: (record, next) => {
    for (const [name, , several] of FIELDS[record.kind]) {
      if (several) record.fields[name].push(...next.fields[name]);
      else record.fields[name] ??= next.fields[name];
    }
    record.blocks = union([...record.blocks, ...next.blocks]);
    record.etAl ||= next.etAl;
    record.status = "accepted";
    record.changed = true;
    state.records.splice(state.records.indexOf(next), 1);
  },
  split: (record, place) => {
    if (!(record.kind in LISTS) || !record.blocks.some(([start, end]) => start < place && place < end)) return false;
    const after = without(record.blocks, [0, place]);
    const made = actions.add(record.kind, after[0]);
    made.blocks = after;
    record.blocks = without(record.blocks, [place, points.length]);
    const isAfter = (value) => value.spans.length > 0 && value.spans[0][0] >= place;
    for (const [name, , several] of FIELDS[record.kind]) {
      const held = record.fields[name];
      if (several) {
        made.fields[name] = held.filter(isAfter);
        record.fields[name] = held.filter((value) => !isAfter(value));
      } else if (held && isAfter(held)) [made.fields[name], record.fields[name]] = [held, null];
    }
    record.status = "accepted";
    record.changed = true;
    return made;
  },
  mark: (kind, words) => {
    state.stretches = state.stretches.filter(({ span }) => span[0] !== words[0] || span[1] !== words[1]);
    if (kind) state.stretches.push({ span: words, kind });
  },
};

// Two records, or a record and a stretch that is marked as nothing, that take up the same words, which no gold may say;
// null where there are none.
function contradiction() {
  const taken = kept().flatMap((record) => record.blocks.map(([start, end]) => ({ start, end, id: record.id, name: record.id })));
  for (const { span: [start, end], kind } of state.stretches) {
    if (kind === "nothing") taken.push({ start, end, id: null, name: `what is marked as nothing (“${slice([start, Math.min(end, start + 40)])}”)` });
  }
  taken.sort((one, other) => one.start - other.start);
  for (let n = 1; n < taken.length; n += 1) {
    if (taken[n].start < taken[n - 1].end && taken[n].name !== taken[n - 1].name) return [taken[n - 1], taken[n]];
  }
  return null;
}
const kept = () => state.records.filter((record) => record.kind in LISTS && record.status !== "rejected");
// Where a rejected record stood there is nothing, unless another record has words of that place.
function emptied(record) {
  const end = Math.max(...record.blocks.map((block) => block[1]));
  const isTaken = kept().some((other) => other.blocks.some((block) => startOf(record) < block[1] && block[0] < end));
  return isTaken ? [] : record.blocks.map((span) => ({ span, kind: "nothing" }));
}

// The corrections as gold. What nobody accepted or rejected is optional in it; a kind that nobody looked at is left out.
function gold() {
  const out = { source: given.source, sha256: given.sha256, papers: [], news: [], projects: [] };
  const looked = new Set();
  const nothing = [];
  const spansOf = (record) => Object.fromEntries(
    Object.entries(record.fields)
      .filter(([, held]) => held && !(Array.isArray(held) && !held.length))
      .map(([name, held]) => [name, Array.isArray(held) ? held.flatMap((one) => one.spans) : held.spans]),
  );
  for (const record of state.records) {
    const { fields } = record;
    if (record.status !== "open") looked.add(record.kind);
    if (record.kind === "bio") continue;
    if (record.status === "rejected") {
      nothing.push(...emptied(record));
      continue;
    }
    const date = fields.date?.edtf ? { edtf: fields.date.edtf } : null;
    const urls = fields.links.map((link) => link.value);
    const plain = {
      paper: () => ({ title: fields.title?.value ?? "", authors: fields.authors.map((one) => one.value), et_al: record.etAl, venue: fields.venue?.value ?? null, year: yearOf(date), date, urls }),
      news: () => ({ date, text_start: Array.from(fields.text?.value ?? "").slice(0, 60).join(""), text: fields.text?.value ?? "", urls }),
      project: () => ({ name: fields.name?.value ?? "", urls, ...(fields.description ? { description: fields.description.value } : {}) }),
    }[record.kind]();
    const optional = record.status === "open" ? { optional: true } : {};
    out[LISTS[record.kind]].push({ ...plain, ...optional, blocks: record.blocks, spans: spansOf(record) });
  }
  for (const [kind, list] of Object.entries(LISTS)) if (!looked.has(kind)) delete out[list];
  const bio = state.records.find((record) => record.kind === "bio");
  if (bio?.status === "rejected") out.bio = null;
  else if (bio && looked.has("bio")) {
    const { name, positions, education, emails } = bio.fields;
    const bare = ({ spans, ...rest }) => Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== undefined && value.length !== 0));
    out.bio = { name: name?.value ?? null, positions: positions.map(bare), education: education.map(bare), emails: emails.map((one) => one.value), spans: spansOf(bio) };
  }
  out.stretches = [...state.stretches, ...nothing];
  return out;
}
function yearOf(date) {
  return date && /^\d{4}/.test(date.edtf) ? Number(date.edtf.slice(0, 4)) : null;
}
