// Follows a check and opens its result when it is there.
const box = document.querySelector("[data-progress]");
const bar = box?.querySelector("progress");
const rows = box?.querySelector("[data-rows]");
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
let wait = 400;

async function ask() {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { accept: "application/json" } });
    if (answer.ok) {
      const { done, expected, finished } = await answer.json();
      if (finished) {
        location.replace(box.dataset.done);
        return;
      }
      if (expected) {
        bar.max = expected;
        bar.value = done;
      }
      if (done > 0) rows.textContent = grouped(done);
    }
  } catch {
    // The connection was lost: the check goes on without us, ask again later.
    wait = Math.min(wait * 2, 8000);
  }
  setTimeout(ask, wait);
}
if (box) ask();
