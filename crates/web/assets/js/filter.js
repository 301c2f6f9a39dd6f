// Narrows a table down while typing; accents and case aside.
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
for (const field of document.querySelectorAll("[data-filter]")) {
  const rows = [...document.querySelectorAll(`${field.dataset.filter} tbody tr`)];
  const texts = rows.map((row) => folded(row.textContent));
  const apply = () => {
    const wanted = folded(field.value).split(/\s+/).filter(Boolean);
    rows.forEach((row, at) => { row.hidden = !wanted.every((word) => texts[at].includes(word)); });
  };
  field.addEventListener("input", apply);
  apply();
}
