// j and k walk through the links of a list, as an agent's hands stay on the keys; Enter follows, / goes to the search.
// Without this module the Tab key does the same.
const links = () => [...document.querySelectorAll("[data-keys] a")].filter((link) => link.offsetParent !== null);
document.addEventListener("keydown", (event) => {
  const types = event.target.closest("input, select, textarea, [contenteditable]");
  if (types || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    const search = document.querySelector("[role=search] input");
    if (search) { event.preventDefault(); search.focus(); }
    return;
  }
  const step = { j: 1, k: -1 }[event.key];
  const all = links();
  if (!step || all.length === 0) return;
  const at = all.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
  event.preventDefault();
  all[next].focus();
});
