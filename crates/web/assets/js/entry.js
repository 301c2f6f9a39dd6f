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
  if (row) row.querySelector("[data-who]").textContent = `${text("surname")} ${text("given_name")}`.trim();
  clearTimeout(timer);
  timer = setTimeout(check, 500);
});
form?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-remove]");
  if (!button || rows().length < 2) return;
  event.preventDefault();
  const row = button.closest("[data-row]");
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  rows().forEach((one, at) => { one.querySelector("[data-remove]").value = `remove-${at}`; });
  next.querySelector("input").focus();
  check();
});
