// A file dropped is a file chosen; its size is checked before it travels.
for (const zone of document.querySelectorAll("[data-drop]")) {
  const input = zone.querySelector("input[type=file]");
  const words = zone.querySelector("[data-words]");
  const { dragging, tooLarge, sending, bytesMax, many } = zone.dataset;
  const resting = words.textContent;

  const show = () => {
    const file = input.files[0];
    const size = [...input.files].reduce((sum, one) => sum + one.size, 0);
    const large = Boolean(file && bytesMax && size > Number(bytesMax));
    zone.classList.toggle("has-file", Boolean(file) && !large);
    zone.classList.toggle("has-fault", large);
    // A name keeps its own direction inside an Arabic page.
    const chosen = input.files.length > 1 ? `${many} ${input.files.length}` : file && `\u2068${file.name}\u2069`;
    words.textContent = large ? tooLarge : (chosen || resting);
    input.setCustomValidity(large ? tooLarge : "");
    // Where each file is kept by itself, it is sent as soon as it is chosen.
    if (file && !large && "now" in zone.dataset) input.form.requestSubmit();
  };
  input.addEventListener("change", show);

  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("is-over");
      words.textContent = dragging;
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.remove("is-over");
      if (kind === "drop" && event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files;
      show();
    });
  }
  input.form.addEventListener("submit", () => {
    if (input.files.length > 0) words.textContent = sending;
  });
}
