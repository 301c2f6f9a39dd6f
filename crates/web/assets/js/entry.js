// Checks the rows while they are typed, and adds or removes rows without a round trip.
const form = document.querySelector("form[data-entry]");
const status = form?.querySelector("[data-status]");
const resting = status?.textContent;
const rows = () => [...form.querySelectorAll("[data-row]")];
let timer;
let asked = 0;

function show(row, faults) {
  for (const place of row.querySelectorAll("[data-fault]")) {
    const mine = faults.filter((fault) => fault.field === place.dataset.fault).map((fault) => fault.message);
    place.textContent = mine.join(" ");
    const input = row.querySelector(`[name="${place.dataset.fault}"]`);
    input.closest(".field").classList.toggle("has-fault", mine.length > 0);
    if (mine.length > 0) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}

async function check() {
  const mine = ++asked;
  status.textContent = status.dataset.checking;
  try {
    const answer = await fetch(form.dataset.entry, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok || mine !== asked) return;
    const { faults, summary } = await answer.json();
    rows().forEach((row, at) => show(row, faults.filter((fault) => fault.row === at)));
    status.textContent = summary;
  } catch {
    status.textContent = resting;
  }
}

form?.addEventListener("input", (event) => {
  const row = event.target.closest("[data-row]");
  const text = (name) => row.querySelector(`[name="${name}"]`).value;
  if (row) {
    const name = `${text("surname")} ${text("given_name")}`.trim();
    for (const who of row.querySelectorAll("[data-who]")) who.textContent = name;
  }
  clearTimeout(timer);
  timer = setTimeout(check, 500);
});

// Names of inputs stay; numbers, ids and what refers to them follow the place of the row.
function renumber() {
  rows().forEach((row, at) => {
    row.querySelector("[data-number]").textContent = at + 1;
    row.querySelector("[data-remove]").value = `remove-${at}`;
    for (const place of row.querySelectorAll("[data-fault]")) {
      const name = place.dataset.fault;
      const input = row.querySelector(`[name="${name}"]`);
      place.id = `f-${at + 1}-${name}`;
      input.id = `r${at + 1}-${name}`;
      input.setAttribute("aria-describedby", place.id);
      input.closest(".field").querySelector("label").htmlFor = input.id;
    }
  });
}

function empty(row) {
  for (const input of row.querySelectorAll("input")) input.value = "";
  row.querySelector("select").selectedIndex = 0;
  for (const who of row.querySelectorAll("[data-who]")) who.textContent = "";
  show(row, []);
}

form?.addEventListener("click", (event) => {
  const last = rows().at(-1);
  // Without a row to copy the page itself makes the first one.
  if (event.target.closest("[data-add]") && last) {
    event.preventDefault();
    const row = last.cloneNode(true);
    last.after(row);
    empty(row);
    renumber();
    row.querySelector("input").focus();
    return;
  }
  const row = event.target.closest("[data-remove]")?.closest("[data-row]");
  if (!row) return;
  event.preventDefault();
  const next = row.nextElementSibling ?? row.previousElementSibling ?? row;
  if (next === row) empty(row);
  else row.remove();
  renumber();
  next.querySelector("input").focus();
  check();
});
