// The filter bar offers fields, tags and creators for the part of the question at the caret; a box for tags, where
// `data-kind` or the list that `data-kind-from` names says of which kind, offers names for the line at the caret.
// Without it, one types all.
function offerIn(box, list) {
  const pause = 90; // milliseconds without a key before the server is asked
  let timer = 0;
  let asking = null; // the request under way; a newer one, and leaving the box, break it off
  let active = -1;

  const isOneLine = box.matches("input"); // a text of many lines is no combobox, and has nothing that expands
  const expand = (isOpen) => { if (isOneLine) box.setAttribute("aria-expanded", String(isOpen)); };
  if (isOneLine) box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  expand(false);

  const isNames = box.matches("[data-kind], [data-kind-from]");
  const kind = () => document.getElementById(box.dataset.kindFrom)?.value ?? box.dataset.kind ?? "";
  const options = () => [...list.children];

  function line(caret) { // what is typed of a name, from where to where
    const end = box.value.indexOf("\n", caret);
    return [box.value.lastIndexOf("\n", caret - 1) + 1, end < 0 ? box.value.length : end];
  }

  function close() {
    asking?.abort();
    clearTimeout(timer);
    list.hidden = true;
    active = -1;
    expand(false);
    box.removeAttribute("aria-activedescendant");
  }

  function point(to) {
    const all = options();
    if (!all.length) return;
    all[active]?.setAttribute("aria-selected", "false");
    active = (to + all.length) % all.length;
    all[active].setAttribute("aria-selected", "true");
    all[active].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", all[active].id);
  }

  async function offer() {
    asking?.abort();
    const { signal } = (asking = new AbortController());
    const caret = box.selectionStart ?? box.value.length;
    const about = isNames
      ? new URLSearchParams({ q: box.value.slice(line(caret)[0], caret), kind: kind() })
      : new URLSearchParams({ q: box.value.slice(0, caret).slice(-600), at: String(Math.min(caret, 600)) });
    let html;
    try {
      const answer = await fetch(`${box.dataset.completions}?${about}`, { signal });
      if (!answer.ok) return;
      html = await answer.text();
    } catch { return; } // broken off, or no network: one types all
    if (signal.aborted || document.activeElement !== box) return;
    list.innerHTML = html;
    list.dataset.shift = String(Math.max(0, caret - 600));
    list.dataset.caret = String(caret);
    active = -1;
    list.hidden = !list.children.length;
    expand(!list.hidden);
    box.removeAttribute("aria-activedescendant");
  }

  function choose(option) {
    if (isNames) {
      const [from, to] = line(Number(list.dataset.caret));
      box.setRangeText(option.dataset.text, from, to, "end");
      box.focus();
      close();
      return;
    }
    const start = Number(option.dataset.start) + Number(list.dataset.shift);
    const caret = Number(list.dataset.caret);
    const text = option.dataset.text.endsWith(":") ? option.dataset.text : `${option.dataset.text} `;
    const rest = box.value.slice(caret).replace(/^["”]? ?/, "");
    box.value = box.value.slice(0, start) + text + rest;
    const end = start + text.length;
    box.focus();
    box.setSelectionRange(end, end);
    close();
    if (text.endsWith(":")) offer();
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    if (box.value.trim()) timer = setTimeout(offer, pause);
    else close();
  });
  box.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key === "ArrowDown" && box.value.trim()) { event.preventDefault(); offer(); }
      return;
    }
    if (event.key === "ArrowDown") point(active + 1);
    else if (event.key === "ArrowUp") point(active < 0 ? -1 : active - 1);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && active >= 0) choose(options()[active]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
  box.addEventListener("blur", close);
}

{ // names of its own: other scripts of the page share what stands outside
  for (const box of document.querySelectorAll("[data-completions]")) {
    offerIn(box, document.getElementById(box.dataset.options ?? "find-options"));
  }
}
