// The search: items by their words, and each place in the source, marked without changing the page.
const most = 2000;
let found = [];
let here = -1;

function rangesIn(line, sought) {
  const text = line.textContent.toLowerCase();
  const ranges = [];
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) ranges.push([at, at + sought.length]);
  if (!ranges.length) return [];
  const nodes = [];
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let place = 0, node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push([node, place]);
    place += node.length;
  }
  const point = (offset) => {
    const [node, place] = nodes.findLast(([, start]) => start <= offset);
    return [node, Math.min(offset - place, node.length)];
  };
  return ranges.map(([start, end]) => {
    const range = new Range();
    range.setStart(...point(start));
    range.setEnd(...point(end));
    return range;
  });
}

function search() {
  const sought = byId("search").value.trim().toLowerCase();
  wanted.words = sought;
  found = [];
  here = -1;
  if (sought) {
    for (const line of sides.source.querySelectorAll(".line")) {
      found.push(...rangesIn(line, sought));
      if (found.length >= most) break;
    }
  }
  CSS.highlights?.set("found", new Highlight(...found));
  CSS.highlights?.delete("here");
  byId("places").textContent = sought ? `${found.length >= most ? "over " : ""}${found.length} in source` : "";
  filter();
  goTo(1, false);
}

// Goes to another place; while one types, the side that is in sight stays.
function goTo(by, across = true) {
  if (!found.length) return;
  here = (here + by + found.length) % found.length;
  CSS.highlights?.set("here", new Highlight(found[here]));
  if (narrow.matches && across) show("source");
  for (let folded = found[here].startContainer.parentElement.closest("details:not([open])"); folded; folded = null) folded.open = true;
  found[here].startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  byId("places").textContent = `${here + 1} of ${found.length} in source`;
}

let typed = 0;
byId("search").addEventListener("input", () => {
  clearTimeout(typed);
  typed = setTimeout(search, 100);
});
byId("search").addEventListener("keydown", (event) => {
  event.stopPropagation();
  if (event.key === "Enter") {
    clearTimeout(typed);
    if (wanted.words !== event.target.value.trim().toLowerCase()) search();
    else goTo(event.shiftKey ? -1 : 1);
  }
  if (event.key === "Escape") {
    byId("search").value = "";
    search();
    byId("search").blur();
  }
});
