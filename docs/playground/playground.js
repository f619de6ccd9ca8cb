// Pages in by paste, file or drop; what was read of them in a frame, and as files to keep. Nothing leaves this page.
const byId = (id) => document.getElementById(id);
const worker = new Worker("worker.js", { type: "module" });
let asked = 0;
let shown = null;

function tell(words) {
  byId("status").textContent = words;
}

function show(data) {
  shown = data;
  if (byId("report").dataset.url?.startsWith("blob:")) URL.revokeObjectURL(byId("report").dataset.url);
  byId("report").dataset.url = byId("report").src = data ? URL.createObjectURL(new Blob([data.report], { type: "text/html" })) : "about:blank";
  for (const button of document.querySelectorAll("[data-keep]")) button.disabled = !data;
}

function ask(source, name) {
  if (worker.broken) return tell(worker.broken);
  asked += 1;
  const options = {};
  for (const field of ["format", "as_of", "base_url"]) if (byId(field).value) options[field] = byId(field).value;
  tell(!worker.ready ? "Python is being loaded…" : "Reading…");
  worker.postMessage({ number: asked, source, name, options });
}

worker.onmessage = ({ data }) => {
  if (data.ready) {
    worker.ready = true;
    if (!asked) tell("Ready.");
    return;
  }
  if (data.broken) return tell((worker.broken = `Python could not be loaded (${data.broken}); load this page again.`));
  if (data.number !== asked) return; // something else has been asked meanwhile
  show(data.error ? null : data);
  if (data.error) return tell(data.error);
  const { papers, news, projects } = JSON.parse(data.json);
  tell(`${counted(papers, "paper")}, ${news.length} news, ${counted(projects, "project")}.`);
};

function counted(list, word) {
  return `${list.length} ${word}${list.length === 1 ? "" : "s"}`;
}

function keep(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function readFile(file) {
  if (!file) return;
  byId("page").value = "";
  ask(new Uint8Array(await file.arrayBuffer()), file.name);
}

byId("read").onclick = () => ask(byId("page").value, "the page");
byId("file").onchange = (event) => readFile(event.target.files[0]);
document.ondragover = (event) => event.preventDefault();
document.ondrop = (event) => {
  event.preventDefault();
  readFile(event.dataTransfer.files[0]);
};
byId("keep-json").onclick = () => keep(shown.json, "profile.json", "application/json");
byId("keep-report").onclick = () => keep(shown.report, "report.html", "text/html");
