// Python, in a process of its own, so that the page stays alive while it reads.
import { loadPyodide } from "./pyodide/pyodide.mjs";

async function begin() {
  const here = new URL(".", import.meta.url).href;
  const python = await loadPyodide({ indexURL: `${here}pyodide/` });
  const [packages, reading] = await Promise.all([
    fetch("packages.zip").then((found) => found.arrayBuffer()),
    fetch("reading.py").then((found) => found.text()),
  ]);
  python.unpackArchive(packages, "zip", { extractDir: "/packages" });
  python.runPython("import sys; sys.path.insert(0, '/packages')");
  python.runPython(reading);
  return python.globals.get("read");
}

const reader = begin();
reader.then(() => postMessage({ ready: true }), (error) => postMessage({ broken: String(error) }));

onmessage = async ({ data }) => {
  const { number, source, name, options } = data;
  const read = await reader.catch(() => null);
  if (!read) return; // that it is broken has been told
  try {
    postMessage({ number, ...JSON.parse(read(source, name, JSON.stringify(options))) });
  } catch (error) {
    postMessage({ number, error: String(error) });
  }
};
