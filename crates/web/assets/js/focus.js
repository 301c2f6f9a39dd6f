// Tells the style sheet that scripts run, and moves the focus to what needs it first.
document.documentElement.classList.add("js");
const first = document.querySelector("[data-focus]");
if (first) first.focus();

// A link of the summary leads into its field, not only beside it.
document.querySelector(".summary")?.addEventListener("click", (event) => {
  const target = event.target.closest("a")?.hash && document.querySelector(event.target.closest("a").hash);
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView({ block: "center" });
  const field = target.matches("input, select, button") ? target : target.querySelector("input:not([type=hidden]), select");
  (field ?? target).focus();
});

// A filter answers as soon as it is chosen.
for (const choice of document.querySelectorAll("select[data-submit]")) {
  choice.addEventListener("change", () => choice.form.requestSubmit());
}

// On a phone the rooms of a company are one long line: the room where one is comes into view.
const room = document.querySelector(".company-bar [aria-current]");
if (room) {
  const rooms = room.closest("nav"), [here, window] = [room.getBoundingClientRect(), rooms.getBoundingClientRect()];
  rooms.scrollBy({ left: (here.left + here.right - window.left - window.right) / 2, behavior: "instant" });
}
