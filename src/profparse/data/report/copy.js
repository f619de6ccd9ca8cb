// Copying: what an item is in JSON, and a paper in BibTeX, comes with the page.
const copies = JSON.parse(byId("data").textContent);

function copy(id, form) {
  const held = copies[id]?.[form];
  if (held === undefined) return;
  const text = form === "json" ? JSON.stringify(held, null, 2) : held;
  const told = () => {
    byId("told").textContent = `${id} copied as ${form === "json" ? "JSON" : "BibTeX"}`;
    setTimeout(() => (byId("told").textContent = ""), 2500);
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(told, () => copyByHand(text, told));
  else copyByHand(text, told);
}

// Where a browser has no clipboard for a local file: a field that is selected and copied.
function copyByHand(text, told) {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  if (document.execCommand("copy")) told();
  field.remove();
}
sides.items.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button.closest("[data-id]").dataset.id, button.dataset.copy);
});
