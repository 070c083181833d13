// Moving a cut by arrows or by dragging it, and placing a new one. Nothing is changed before it is let go or confirmed:
// until then a line shows where it would be. Places are counted in code points, as the server counts them.
const root = document.getElementById("review");
const panel = document.getElementById("placing");
const say = root.dataset;
const EDGE = 70; // pixels from the window's edge where dragging scrolls
const FAR = 6; // pixels that a pointer goes before a press is a drag

let going = null; // {cut, from, to, low, high} or {cut: null, to, end} for a new one
let ghost = null;

const tell = (words) => document.dispatchEvent(new CustomEvent("review:say", { detail: words }));
const points = (text) => [...text].length;
const units = (text, count) => [...text].slice(0, count).join("").length;

function spans() {
  return [...root.querySelectorAll(".paper span[data-at]")]
    .map((span) => ({ span, at: Number(span.dataset.at) }))
    .sort((a, b) => a.at - b.at);
}

function spanAt(place, all = spans()) {
  return all.findLast((one) => one.at <= place) ?? null;
}

function sentences() {
  return spans().filter(({ span }) => span.classList.contains("s")).map(({ at }) => at);
}

function wordsIn({ span, at }) {
  const text = span.textContent;
  if (!("Segmenter" in Intl)) return [...text.matchAll(/\S+/gu)].map((found) => at + points(text.slice(0, found.index)));
  const language = span.closest("[lang]")?.lang || undefined;
  return [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)]
    .filter((part) => part.isWordLike)
    .map((part) => at + points(text.slice(0, part.index)));
}

// Where a cut may come to lie, from one place on or back.
function next(place, forward, byWord) {
  const all = spans();
  if (!byWord) {
    const found = sentences().filter((at) => (forward ? at > place : at < place));
    return forward ? Math.min(...found) : Math.max(...found);
  }
  const near = all.filter(({ at }) => Math.abs(at - place) < 3000);
  const found = near.flatMap(wordsIn).filter((at) => (forward ? at > place : at < place));
  return forward ? Math.min(...found) : Math.max(...found);
}

function rangeAt(place) {
  const found = spanAt(place);
  const node = found?.span.firstChild;
  if (!node) return null;
  const range = document.createRange();
  const index = Math.min(units(node.data, place - found.at), Math.max(0, node.length - 1));
  range.setStart(node, index);
  range.setEnd(node, Math.min(node.length, index + 1));
  return range;
}

function wordsAt(place) {
  const found = spanAt(place);
  if (!found) return "";
  const rest = [...found.span.textContent].slice(place - found.at).join("").trim();
  return rest.split(/\s+/u).slice(0, 6).join(" ").slice(0, 60);
}

function show() {
  const paper = root.querySelector(".paper");
  const box = rangeAt(going.to)?.getClientRects()[0];
  if (!box) return;
  if (!ghost || !ghost.isConnected) {
    ghost = document.createElement("div");
    ghost.className = "ghost";
    ghost.append(document.createElement("span"), document.createElement("i"));
    ghost.setAttribute("aria-hidden", "true");
    paper.append(ghost);
  }
  const frame = paper.getBoundingClientRect();
  const rtl = getComputedStyle(rangeAt(going.to).startContainer.parentElement).direction === "rtl";
  ghost.style.top = `${box.top - frame.top}px`;
  ghost.lastChild.style.left = `${(rtl ? box.right : box.left) - frame.left}px`;
  ghost.lastChild.style.height = `${box.height}px`;
  ghost.firstChild.textContent = going.cut ? going.cut.querySelector(".cut-name").textContent : say.new;
  if (!going.dragging && (box.top < EDGE || box.bottom > innerHeight - (going.cut ? EDGE : 220))) {
    scrollBy({ top: box.top - innerHeight / 3 });
  }
}

function stop() {
  going?.cut?.classList.remove("leaving");
  document.documentElement.classList.remove("dragging");
  ghost?.remove();
  ghost = going = null;
  panel.hidden = true;
}

function begin(cut) {
  if (going?.cut === cut) return;
  stop();
  const { at, low, high } = cut.dataset;
  going = { cut, from: Number(at), to: Number(at), low: Number(low), high: Number(high) };
  cut.classList.add("leaving");
}

function fits(place) {
  return Number.isFinite(place) && (!going.cut || (place > going.low && place < going.high));
}

function nudge(forward, byWord) {
  const place = next(going.to, forward, byWord);
  if (!fits(place)) {
    tell(say.edge);
    if (going.to === going.from) stop();
    return;
  }
  going.to = place;
  show();
  tell(say.here.replace("{words}", wordsAt(place)));
}

function ask(step, focus) {
  document.dispatchEvent(new CustomEvent("review:step", { detail: { step, focus } }));
}

function finish() {
  const { cut, from, to } = going;
  stop();
  if (cut && to !== from) ask({ do: "move", at: from, to }, to);
}

// Placing a new one
function place(at, end = null) {
  if (document.querySelector(".cuts fieldset:disabled")) return;
  if (!Number.isFinite(at)) { tell(say.nowhere); return; }
  stop();
  going = { cut: null, from: null, to: at, end };
  panel.hidden = false;
  show();
  tell(say.placing.replace("{words}", wordsAt(at)));
}

function pointOf(node, offset) {
  const span = (node.nodeType === 3 ? node.parentElement : node)?.closest?.(".paper span[data-at]");
  if (!span) return null;
  const text = node.nodeType === 3 ? node.data.slice(0, offset) : "";
  return Number(span.dataset.at) + points(text);
}

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const from = pointOf(range.startContainer, range.startOffset);
  const to = pointOf(range.endContainer, range.endOffset);
  return from !== null && to !== null && to > from ? { from, to } : null;
}

function placeByKey() {
  const own = selected();
  if (own) {
    getSelection().removeAllRanges();
    place(own.from, own.to);
  } else {
    const mark = document.activeElement?.closest(".paper [data-at]");
    const from = mark ? Number(mark.dataset.at) : null;
    const first = spans().find(({ span }) => span.classList.contains("s") && span.getBoundingClientRect().top > 80);
    place(from === null ? first?.at : next(from, true, false));
  }
  if (going) panel.querySelector(".cut-doors button").focus({ preventScroll: true });
}

panel.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || !going) return;
  const { to, end } = going;
  const role = button.dataset.role;
  stop();
  if (!role) { tell(""); return; }
  const until = end ?? (role === "heading" ? to : null);
  ask({ do: "add", at: to, role, ...(until === null ? {} : { end: until }) }, to);
});
document.addEventListener("review:place", placeByKey);
document.addEventListener("review:drawn", stop);

// Keys
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const cut = event.target.tagName === "SUMMARY" ? event.target.parentElement : null;
  const moves = cut?.matches("[data-moves]") && !document.querySelector(".cuts fieldset:disabled");
  const forward = /^Arrow(Down|Right)$/.test(event.key);
  if (forward || /^Arrow(Up|Left)$/.test(event.key)) {
    if (going && !going.cut && panel.contains(event.target)) going.end = null;
    else if (moves) begin(cut);
    else return;
    nudge(forward, event.shiftKey);
  } else if (event.key === "Escape" && going) {
    const was = going.cut;
    stop();
    tell("");
    was?.querySelector("summary").focus();
  } else if (event.key === "Enter" && going?.cut && going.cut === cut && going.to !== going.from) finish();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);
root.addEventListener("focusout", (event) => {
  if (going?.cut && !going.dragging && going.cut.contains(event.target) && !going.cut.contains(event.relatedTarget)) finish();
});

// The pointer
function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && pointOf(found.offsetNode, found.offset);
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? pointOf(range.startContainer, range.startOffset) : null;
}

function follow() {
  if (!going?.dragging) return;
  const { x, y, byWord } = going.dragging;
  const pull = y < EDGE ? y - EDGE : y > innerHeight - EDGE ? y - innerHeight + EDGE : 0;
  if (pull) scrollBy({ top: pull / 4, behavior: "instant" });
  const paper = root.querySelector(".paper").getBoundingClientRect();
  const point = caretAt(Math.min(Math.max(x, paper.left + 8), paper.right - 8), Math.min(Math.max(y, 4), innerHeight - 4));
  if (point !== null) {
    const places = (byWord ? spans().filter(({ at }) => Math.abs(at - point) < 2000).flatMap(wordsIn) : sentences()).filter(fits);
    if (fits(going.from)) places.push(going.from);
    places.push(going.from);
    going.to = places.reduce((best, at) => (Math.abs(at - point) < Math.abs(best - point) ? at : best));
  }
  show();
  requestAnimationFrame(follow);
}

let pressed = null;
root.addEventListener("pointerdown", (event) => {
  const pill = event.target.closest(".cut[data-moves] .pill");
  if (!pill || event.button !== 0 || document.querySelector(".cuts fieldset:disabled")) return;
  pressed = { cut: pill.closest(".cut"), x: event.clientX, y: event.clientY, id: event.pointerId };
});
addEventListener("pointermove", (event) => {
  if (!pressed || event.pointerId !== pressed.id) return;
  if (!going?.dragging && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > FAR) {
    begin(pressed.cut);
    going.dragging = { x: event.clientX, y: event.clientY, byWord: event.shiftKey };
    document.documentElement.classList.add("dragging");
    getSelection().removeAllRanges();
    requestAnimationFrame(follow);
  } else if (going?.dragging) {
    Object.assign(going.dragging, { x: event.clientX, y: event.clientY, byWord: event.shiftKey });
  }
});
addEventListener("pointerup", (event) => {
  if (!pressed || event.pointerId !== pressed.id) return;
  pressed = null;
  if (!going?.dragging) return;
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }), 50);
  finish();
});
addEventListener("pointercancel", () => {
  pressed = null;
  if (going?.dragging) stop();
});
function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}

// A press in the text puts a new cut before that sentence; with Alt before that word.
root.addEventListener("click", (event) => {
  if (event.target.closest("button, a, summary, input, .cut, .ask, .side") || !getSelection().isCollapsed) return;
  const span = event.target.closest(".paper span[data-at]");
  if (!span) {
    if (going && !going.cut) stop();
    return;
  }
  const point = caretAt(event.clientX, event.clientY) ?? Number(span.dataset.at);
  const starts = event.altKey ? spans().filter(({ at }) => Math.abs(at - point) < 2000).flatMap(wordsIn) : sentences();
  place(Math.max(...starts.filter((at) => at <= point), Number.NEGATIVE_INFINITY));
});
addEventListener("resize", () => { if (going) show(); });
