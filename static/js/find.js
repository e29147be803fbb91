// The list under the search box: arrows walk through it, Escape and a click elsewhere close it.
// Without this file the box is a form that leads to /search/.

(() => {
  const box = document.getElementById("find");
  const found = document.getElementById("suggestions");
  const form = box.form;
  const close = () => found.replaceChildren();

  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      box.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...found.querySelectorAll("a")];
    if (!step || links.length === 0) return;
    event.preventDefault();
    const at = links.indexOf(document.activeElement) + step;
    (at < 0 ? box : links[Math.min(at, links.length - 1)]).focus();
  });
  document.addEventListener("click", (event) => form.contains(event.target) || close());
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
})();
