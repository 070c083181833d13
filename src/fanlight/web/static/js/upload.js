// Files dropped anywhere on the page, or chosen: sent a few at a time, with what became of each. Without this the form
// below sends the chosen files at once.
const form = document.getElementById("drop");
const panel = document.getElementById("sending");
const words = document.getElementById("sending-words");
const line = document.getElementById("sending-progress");
const list = document.getElementById("sending-files");
const doors = panel.querySelector(".sending-doors");
const say = form.dataset;

const LANES = 3; // requests at a time
const BUNDLE = { files: 40, bytes: 8 * 1024 * 1024 }; // small files travel together
const SHOWN = 60; // lines in the list; the rest is a number

let job = null;
let items = []; // {file, path, sent, state: "waiting" | "sending" | "done" | "failed", said, row}
let running = 0;
let ended = false;

function fill(pattern, figures) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => figures[name].toLocaleString(document.documentElement.lang));
}

function ask(fields, onProgress) {
  return new Promise((resolve, reject) => {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
    request.responseType = "json";
    if (onProgress) request.upload.addEventListener("progress", onProgress);
    request.addEventListener("load", () => {
      if (request.status === 200 && request.response) resolve(request.response);
      else reject(new Error(request.response?.said || say.refused));
    });
    request.addEventListener("error", () => reject(new Error(say.broken)));
    request.send(body);
  });
}

function show() {
  const done = items.filter((item) => item.state === "done").length;
  const failed = items.filter((item) => item.state === "failed").length;
  const total = items.reduce((sum, item) => sum + item.file.size + 1, 0);
  const sent = items.reduce((sum, item) => sum + (item.state === "done" ? item.file.size + 1 : item.sent), 0);
  panel.hidden = false;
  line.max = total;
  line.value = sent;
  const idle = !running && !items.some((item) => item.state === "waiting");
  const figures = { done, total: items.length };
  const said = done === items.length ? say.sent : fill(idle ? say.partly : say.sending, figures);
  const lost = fill(say.failed, { n: failed });
  words.textContent = failed ? (idle && !done ? lost : `${said} · ${lost}`) : said;
  doors.hidden = !(failed && idle);
}

function write(item) {
  if (!item.row) {
    if (list.children.length >= SHOWN && item.state !== "failed") return;
    item.row = document.createElement("li");
    item.row.append(document.createElement("span"), document.createElement("progress"));
    list.append(item.row);
  }
  item.row.children[0].textContent = item.path;
  item.row.children[1].max = item.file.size || 1;
  item.row.children[1].value = item.state === "done" ? item.file.size || 1 : item.sent;
  item.row.children[1].setAttribute("aria-label", item.path);
  item.row.querySelector("em")?.remove();
  if (item.said) {
    const said = document.createElement("em");
    said.textContent = item.said;
    item.row.append(said);
  }
}

function bundle() {
  const taken = [];
  let bytes = 0;
  for (const item of items) {
    if (item.state !== "waiting") continue;
    if (taken.length && (taken.length >= BUNDLE.files || bytes + item.file.size > BUNDLE.bytes)) break;
    taken.push(item);
    bytes += item.file.size;
  }
  return taken;
}

async function send(taken) {
  running += 1;
  for (const item of taken) Object.assign(item, { state: "sending", sent: 0, said: "" });
  const bytes = taken.reduce((sum, item) => sum + item.file.size, 0) || 1;
  const fields = [["job", job]];
  for (const item of taken) fields.push(["path", item.path], ["files", item.file]);
  try {
    const answer = await ask(fields, (event) => {
      const share = Math.min(1, event.loaded / (event.total || bytes));
      for (const item of taken) { item.sent = item.file.size * share; write(item); }
      show();
    });
    taken.forEach((item, number) => {
      item.said = answer.files[number]?.said ?? "";
      item.state = item.said ? "failed" : "done";
    });
  } catch (error) {
    for (const item of taken) Object.assign(item, { state: "failed", sent: 0, said: error.message });
  }
  running -= 1;
  taken.forEach(write);
  show();
  go();
}

async function finish() {
  if (ended) return;
  ended = true;
  try {
    const answer = await ask([["job", job], ["finish", "yes"]]);
    location.assign(answer.href);
  } catch (error) {
    ended = false;
    words.textContent = error.message;
    doors.hidden = false;
  }
}

function go() {
  while (running < LANES) {
    const taken = bundle();
    if (!taken.length) break;
    send(taken);
  }
  if (!running && items.length && items.every((item) => item.state === "done")) finish();
}

async function take(found) {
  if (!found.length || ended) return;
  items.push(...found.map(({ file, path }) => ({ file, path, sent: 0, state: "waiting", said: "" })));
  items.forEach(write);
  show();
  try {
    job ??= ask([]).then((answer) => answer.job);
    job = await job;
    go();
  } catch (error) {
    job = null;
    for (const item of items) if (item.state === "waiting") Object.assign(item, { state: "failed", said: error.message });
    items.forEach(write);
    show();
  }
}

function plain(files) {
  return [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

async function walk(entry, into) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    into.push({ file, path: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!part.length) return;
    for (const inner of part) await walk(inner, into);
  }
}

async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return plain(transfer.files);
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
let depth = 0;
form.classList.add("live");
form.querySelector(".drop-folder").hidden = !("webkitdirectory" in document.createElement("input"));
addEventListener("dragenter", (event) => { if (carriesFiles(event)) { depth += 1; form.classList.add("over"); } });
addEventListener("dragleave", () => { depth = Math.max(0, depth - 1); if (!depth) form.classList.remove("over"); });
addEventListener("dragover", (event) => { if (carriesFiles(event)) event.preventDefault(); });
addEventListener("drop", async (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  depth = 0;
  form.classList.remove("over");
  take(await dropped(event.dataTransfer));
});
for (const id of ["files", "folder"]) {
  document.getElementById(id).addEventListener("change", (event) => {
    const chosen = plain(event.target.files); // before the input is emptied, so that the same file can be chosen again
    event.target.value = "";
    take(chosen);
  });
}
document.getElementById("sending-again").addEventListener("click", async () => {
  const failed = items.filter((item) => item.state === "failed");
  for (const item of failed) Object.assign(item, { state: "waiting", said: "", sent: 0 });
  failed.forEach(write);
  if (job) { show(); go(); return; }
  items = items.filter((item) => !failed.includes(item));
  for (const item of failed) item.row?.remove();
  take(failed);
});
document.getElementById("sending-on").addEventListener("click", () => (job ? finish() : location.reload()));
addEventListener("beforeunload", (event) => { if (running) event.preventDefault(); });
