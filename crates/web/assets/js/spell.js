// Proposes a name in the other script beside an empty field, and takes it only when asked to.
const form = document.querySelector("[data-spelling]");
const places = new Map([...document.querySelectorAll("[data-proposal]")].map((place) => [place.dataset.proposal, place]));
let waiting;

function offer(place, spelling) {
  const field = form.elements[place.dataset.proposal];
  const name = document.createElement("bdi");
  const use = document.createElement("button");
  name.textContent = spelling;
  use.type = "button";
  use.className = "link";
  use.textContent = place.dataset.words;
  use.addEventListener("click", () => {
    field.value = spelling;
    place.hidden = true;
    field.focus();
  });
  place.replaceChildren(name, " ", use);
  place.hidden = false;
}

async function ask() {
  const names = new URLSearchParams([...places.keys()].map((name) => [name, form.elements[name].value]));
  try {
    const answer = await fetch(form.dataset.spelling, { method: "POST", body: names });
    if (!answer.ok) return;
    const spelled = new Map((await answer.json()).map(({ item, spelling }) => [item, spelling]));
    for (const [name, place] of places) {
      if (spelled.has(name)) offer(place, spelled.get(name));
      else place.hidden = true;
    }
  } catch {
    // Without a connection nothing is proposed; the next page proposes it.
  }
}

for (const name of places.keys()) {
  form.elements[name].addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 300);
  });
}
