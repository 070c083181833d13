// A text under review: steps are sent in the background and the sheet is drawn anew; keys go from decision to decision.
// Without this every button is a form's. Moving and placing cuts is in cuts.js, which asks for steps by events.
const root = document.getElementById("review");
const said = document.getElementById("said");
const trouble = document.getElementById("trouble");
const tick = document.getElementById("keys-on");
const say = root.dataset;
const PARTS = [".paper", ".bar", "#side"]; // what a step draws anew; the boxes stay, so that an open sheet stays open

let queue = Promise.resolve();

function announce(words) {
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = words; });
}

function complain(words) {
  trouble.querySelector("p").textContent = words;
  trouble.hidden = false;
}

function fields(entries) {
  const form = document.getElementById("cuts");
  const body = new URLSearchParams(entries);
  for (const name of ["revision", "at", "csrfmiddlewaretoken"]) body.set(name, form.elements[name].value);
  return body;
}

async function take(entries, focus) {
  const body = fields(entries);
  root.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(say.step, { method: "POST", body, headers: { Accept: "application/json" } });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      complain(told.said ?? say.broken);
      return;
    }
    trouble.hidden = true;
    draw(told.html, told.place ?? focus);
    announce(told.said);
  } catch {
    complain(say.broken);
  } finally {
    root.removeAttribute("aria-busy");
  }
}

function send(entries, focus) {
  queue = queue.then(() => take(entries, focus));
  return queue;
}

// What is under the reader's eyes stays there while the text around it is drawn anew.
function anchor(place) {
  const own = place === undefined || place === null ? null : root.querySelector(`#d${place}, [data-at="${place}"]`);
  if (own && own.getBoundingClientRect().height) return own;
  return [...root.querySelectorAll(".paper [data-at]")].find((mark) => mark.getBoundingClientRect().top > innerHeight / 3);
}

function draw(html, place) {
  const box = document.createElement("template");
  box.innerHTML = html;
  const sheet = document.getElementById("sheet");
  const fresh = box.content.getElementById("sheet");
  const mark = anchor(place);
  const at = mark?.dataset.at;
  const top = mark?.getBoundingClientRect().top;
  const focused = remember();
  const open = [...sheet.querySelectorAll("#side details")].map((fold) => fold.open);
  const side = sheet.querySelector("#side");
  const scrolled = side.scrollTop;
  for (const part of PARTS) sheet.querySelector(part).replaceChildren(...fresh.querySelector(part).childNodes);
  Object.assign(sheet.dataset, fresh.dataset);
  sheet.querySelectorAll("#side details").forEach((fold, number) => { fold.open = open[number] ?? fold.open; });
  side.scrollTop = scrolled;
  const again = at === undefined ? null : root.querySelector(`#d${at}, .paper [data-at="${at}"]`);
  if (again) scrollBy({ top: again.getBoundingClientRect().top - top, behavior: "instant" });
  refocus(focused, place);
  document.dispatchEvent(new CustomEvent("review:drawn"));
}

function remember() {
  const here = document.activeElement;
  for (const part of [".bar", "#side"]) {
    const inside = [...document.querySelector(part).querySelectorAll("a, button, input, select, textarea, summary")];
    if (inside.includes(here)) return { part, number: inside.indexOf(here) };
  }
  return here?.dataset.trace ? { trace: here.dataset.trace } : null;
}

function refocus(focused, place) {
  if (focused?.part) {
    const inside = [...document.querySelector(focused.part).querySelectorAll("a, button, input, select, textarea, summary")];
    inside[Math.min(focused.number, inside.length - 1)]?.focus({ preventScroll: true });
    return;
  }
  const trace = focused?.trace ? root.querySelector(`[data-trace="${focused.trace}"]`) : null;
  if (trace) trace.focus({ preventScroll: true });
  else if (place !== undefined && place !== null) goTo(nearest(Number(place)), false);
}

function nearest(place) {
  const exact = document.getElementById(`d${place}`);
  if (exact) return exact;
  const before = decisions().filter((mark) => Number(mark.dataset.at) <= place);
  return before[before.length - 1] ?? decisions()[0];
}

function decisions(onlyOpen = false) {
  return [...root.querySelectorAll(`.paper [data-decision]${onlyOpen ? "[data-open]" : ""}`)];
}

function goTo(mark, scroll = true) {
  if (!mark) return;
  const target = mark.matches("details") ? mark.querySelector("summary") : mark;
  target.focus({ preventScroll: true });
  const box = target.getBoundingClientRect();
  if (scroll || box.top < 60 || box.bottom > innerHeight - 90) target.scrollIntoView({ block: "center" });
}

function here() {
  return document.activeElement?.closest(".paper [data-decision]") ?? null;
}

function step(forward, onlyOpen) {
  const marks = decisions(onlyOpen);
  const from = here();
  const seen = (mark) => from
    ? from !== mark && Boolean(from.compareDocumentPosition(mark) & (forward ? 4 : 2))
    : (forward ? mark.getBoundingClientRect().top > 40 : mark.getBoundingClientRect().top < 40);
  const next = forward ? marks.find(seen) : marks.findLast(seen);
  if (next) { goTo(next); return; }
  const { openAfter, openBefore } = document.getElementById("sheet").dataset;
  const door = onlyOpen ? (forward ? openAfter : openBefore) : "";
  const page = document.querySelector(`.parts a[rel="${forward ? "next" : "prev"}"]`);
  if (door) location.assign(door);
  else if (page && !onlyOpen) page.click();
  else announce(say.end);
}

function press(value) {
  const place = JSON.parse(value).at;
  send({ step: value }, place);
}

function openRoles(mark) {
  if (!mark?.matches("[data-cut]")) return;
  mark.open = true;
  unfoldRoles(mark.querySelector("a[data-roles]"));
}

// The roles that a piece may be given are those of a new cut; without this the link shows the page with them.
function unfoldRoles(link) {
  if (!link) return;
  let doors = link.parentElement.querySelector(".cut-doors");
  if (!doors) {
    doors = document.createElement("div");
    doors.className = "cut-doors";
    for (const button of document.querySelectorAll("#placing [data-role]:not([data-role=''])")) {
      const own = document.createElement("button");
      own.className = "button";
      own.name = "step";
      own.value = JSON.stringify({ do: "set-role", at: Number(link.dataset.roles), role: button.dataset.role });
      own.textContent = button.textContent;
      doors.append(own);
    }
    link.parentElement.append(doors);
  }
  doors.querySelector("button").focus();
}
root.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-roles]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  unfoldRoles(link);
});

root.addEventListener("click", (event) => {
  if (!event.target.closest("a[data-place]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.dispatchEvent(new CustomEvent("review:place"));
});

function isTyping(target) {
  return target.isContentEditable || /^(textarea|select)$/i.test(target.tagName)
    || (/^input$/i.test(target.tagName) && !/^(checkbox|radio)$/.test(target.type));
}

const letters = { // each is told whether Shift is held
  j: (shift) => step(true, shift), n: (shift) => step(true, shift),
  k: (shift) => step(false, shift), p: (shift) => step(false, shift),
  u: (shift) => send(shift ? { redo: "yes" } : { undo: "yes" }),
  r: () => openRoles(here()),
  a: () => document.dispatchEvent(new CustomEvent("review:place")),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const mark = here();
  const onMark = mark && (event.target === mark || event.target.parentElement === mark);
  const letter = event.key.toLowerCase();
  if (Object.hasOwn(letters, letter) && (!tick || tick.checked)) letters[letter](event.shiftKey);
  else if (event.key === "Enter" && onMark && mark.dataset.yes) press(mark.dataset.yes);
  else if (event.key === "Escape" && mark?.matches("details[open]") && !onMark) {
    mark.open = mark.matches("[data-open]");
    mark.querySelector(".roles > .cut-doors")?.remove();
    goTo(mark, false);
  } else if (/^(Delete|Backspace)$/.test(event.key) && onMark && mark.dataset.no) press(mark.dataset.no);
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

// A step is under way: what is decided is decided of what it leaves, with the form that is drawn then.
function decideLater(event) {
  const { name, value } = event.submitter;
  event.preventDefault();
  queue.then(() => root.querySelector(`button[name="${name}"][value="${value}"]`)?.click());
}

root.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "cuts" && !form.matches("[data-stepform]")) {
    if (root.hasAttribute("aria-busy") && event.submitter?.name) decideLater(event);
    return;
  }
  event.preventDefault();
  const entries = form.id === "cuts" ? {} : Object.fromEntries(new FormData(form));
  const button = event.submitter;
  if (button?.name) entries[button.name] = button.value;
  send(entries);
});

// A preview opens over the page.
const box = document.createElement("dialog");
box.className = "preview-box";
box.setAttribute("aria-label", say.before);
document.body.append(box);
root.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-preview]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
    if (!answer.ok) throw new Error(answer.statusText);
    box.innerHTML = await answer.text();
    box.showModal();
  } catch {
    location.assign(link.href);
  }
});
box.addEventListener("submit", (event) => {
  event.preventDefault();
  box.close();
  if (event.submitter?.name) send({ [event.submitter.name]: event.submitter.value });
});
box.addEventListener("click", (event) => {
  if (event.target !== box && !event.target.closest("[data-close]")) return;
  event.preventDefault();
  box.close();
});

document.addEventListener("review:step", (event) => send({ step: JSON.stringify(event.detail.step) }, event.detail.focus));
document.addEventListener("review:say", (event) => announce(event.detail));

function arrive() {
  const place = /^#d(\d+)/.exec(location.hash);
  if (place) goTo(document.getElementById(location.hash.slice(1)) ?? nearest(Number(place[1])));
}
addEventListener("hashchange", arrive);
root.addEventListener("click", (event) => { // the same link twice changes no hash
  const link = event.target.closest('a[href^="#d"]');
  if (link && link.getAttribute("href") === location.hash) arrive();
});
root.classList.add("live");
arrive();
