// Single keys: on from works to works, from page to page, from paragraph to paragraph. They can be switched off.
const help = document.getElementById("keys");
const tick = document.getElementById("keys-on");
const OFF = "fanlight-keys-off";
const margin = 24; // pixels above a paragraph that counts as the one being read

function remembered() {
  try { return localStorage.getItem(OFF) === null; } catch { return true; }
}

function isTyping(target) {
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName) && !/^(checkbox|radio)$/.test(target.type);
}

function step(forward) {
  const titles = [...document.querySelectorAll(".card .title")];
  if (titles.length) {
    const here = titles.indexOf(document.activeElement);
    const next = titles[here + (forward ? 1 : -1)] ?? (here < 0 ? titles[0] : null);
    next?.focus();
    next?.closest(".card").scrollIntoView({ block: "nearest" });
    return;
  }
  const blocks = [...document.querySelectorAll(".story > *")];
  const next = forward
    ? blocks.find((block) => block.getBoundingClientRect().top > margin + 1)
    : blocks.findLast((block) => block.getBoundingClientRect().top < margin - 1);
  if (next) scrollBy(0, next.getBoundingClientRect().top - margin);
}

function follow(rel) {
  document.querySelector(`a[rel="${rel}"]`)?.click();
}

function unfold(id) {
  const sheet = document.getElementById(id);
  if (!sheet) return;
  sheet.open = !sheet.open;
  const inside = sheet.querySelector("[aria-current], :checked") ?? sheet.querySelector("a, input");
  (sheet.open ? inside : sheet.querySelector("summary"))?.focus();
}

const keys = {
  j: () => step(true),
  k: () => step(false),
  ArrowRight: () => follow(document.documentElement.dir === "rtl" ? "prev" : "next"),
  ArrowLeft: () => follow(document.documentElement.dir === "rtl" ? "next" : "prev"),
  a: () => unfold("aa"),
  c: () => unfold("contents"),
  "/": () => document.getElementById("find")?.focus(),
  "?": () => help.showModal(),
};

if (help && tick) {
  tick.checked = remembered();
  tick.addEventListener("change", () => {
    try {
      if (tick.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "yes");
    } catch { /* then for this page only */ }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (help.open || isTyping(event.target)) return;
    const own = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`); // a page's own keys come first
    if (own && tick.checked) {
      event.preventDefault();
      if (own.matches("input")) own.focus();
      else own.click();
      return;
    }
    if (!(event.key in keys)) return;
    if (event.key.startsWith("Arrow") && event.target.type === "radio") return;
    if (!tick.checked && event.key !== "?" && event.key.length === 1) return;
    event.preventDefault();
    keys[event.key]();
  });
}

// What unfolds over the page folds when one presses elsewhere, or Escape.
const sheets = document.querySelectorAll("details.aa, details.contents, details.menu");
for (const sheet of sheets) {
  sheet.addEventListener("toggle", () => { // of many chapters, the one being read is in sight
    const here = sheet.querySelector("nav [aria-current]");
    const list = here?.closest("nav");
    if (sheet.open && list) list.scrollTop = here.offsetTop - list.clientHeight / 2;
  });
}
addEventListener("click", (event) => {
  for (const sheet of sheets) if (!sheet.contains(event.target)) sheet.open = false;
});
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const sheet of sheets) {
    if (sheet.open) sheet.querySelector("summary").focus();
    sheet.open = false;
  }
});
