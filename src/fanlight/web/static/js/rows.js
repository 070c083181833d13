// Beside each value of a facet that stands in groups: that any of these will do, and to go without it. Where no script
// runs, one says above the names what a press on them does.
function put(name, words, group) {
  const press = document.createElement("button");
  press.name = `put-${group}`;
  press.value = name.value;
  press.textContent = group === "any" ? words.or : "−";
  press.setAttribute("aria-label", words[group].replace("{}", () => name.firstChild.data));
  if (name.parentElement.className === group) press.setAttribute("aria-current", "true");
  return press;
}

function dress() {
  for (const row of document.querySelectorAll(".grouped > li")) {
    if (row.querySelector(".presses")) continue;
    const name = row.querySelector("button");
    const presses = document.createElement("span");
    presses.className = "presses";
    for (const group of ["any", "not"]) presses.append(put(name, name.form.dataset, group));
    row.append(presses);
  }
}

dress();
document.addEventListener("htmx:load", dress); // rows that came later
