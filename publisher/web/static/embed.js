// Shows the buttons that copy, which need a script, and writes the line to paste with the address of this site.
for (const place of document.querySelectorAll("[data-src]")) {
  const address = new URL(place.dataset.src, document.baseURI).href;
  place.firstElementChild.textContent = `<script src="${address}" async></script>`;
}
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = "Selected: press Ctrl C";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 3000);
  });
}
