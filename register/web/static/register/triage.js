// Keys for the queue. They act only while the list has the focus, so that no single key surprises
// somebody who dictates or types elsewhere (WCAG 2.1.4).
const list = document.querySelector("[data-pg-triage]");
const rows = list ? [...list.querySelectorAll("[data-pg-row]")] : [];

function current() {
  return rows.findIndex((row) => row.contains(document.activeElement));
}

function go(step) {
  const at = current();
  const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[next]?.querySelector("[data-pg-open]")?.focus();
}

const actions = {
  j: () => go(1),
  k: () => go(-1),
  x: () => rows[current()]?.querySelector("input[type=checkbox]")?.click(),
  o: () => rows[current()]?.querySelector("[data-pg-open]")?.click(),
  d: () => document.getElementById("id_reason")?.focus(),
};

list?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || !(event.key in actions)) return;
  event.preventDefault();
  actions[event.key]();
});
