// Pages in by paste, file or drop; what was read of them in a frame, and as files to keep. Nothing leaves this page.
const byId = (id) => document.getElementById(id);
const worker = new Worker("worker.js", { type: "module" });
let asked = 0;
let shown = null;

function tell(words) {
  byId("status").textContent = words;
}

function ask(source, name) {
  asked += 1;
  const options = {};
  for (const field of ["format", "as_of", "base_url"]) if (byId(field).value) options[field] = byId(field).value;
  tell(shown === null && !worker.ready ? "Python is being loaded…" : "Reading…");
  worker.postMessage({ number: asked, source, name, options });
}

worker.onmessage = ({ data }) => {
  if (data.ready) {
    worker.ready = true;
    if (!asked) tell("Ready.");
    return;
  }
  if (data.broken) return tell(`Python could not be loaded: ${data.broken}`);
  if (data.number !== asked) return; // something else has been asked meanwhile
  if (data.error) return tell(data.error);
  shown = data;
  if (byId("report").dataset.url) URL.revokeObjectURL(byId("report").dataset.url);
  byId("report").dataset.url = byId("report").src = URL.createObjectURL(new Blob([data.report], { type: "text/html" }));
  for (const button of document.querySelectorAll("[data-keep]")) button.disabled = false;
  const { papers, news, projects } = JSON.parse(data.json);
  tell(`${papers.length} papers, ${news.length} news, ${projects.length} projects.`);
};

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
