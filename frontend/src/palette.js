// The command palette of liaisons: "/" opens it, letters filter, Enter goes there.
const open = document.querySelector("[data-palette-open]");
const dialog = document.querySelector("dialog.palette");

if (open && dialog) {
  const input = dialog.querySelector("input");
  const list = dialog.querySelector("ul");
  const none = dialog.querySelector("[data-palette-none]");
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  let loaded = false;

  const visible = () => [...list.querySelectorAll("li:not([hidden]) a")];
  const filter = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    for (const item of list.children) {
      const text = plain(item.textContent);
      item.hidden = !words.every((word) => text.includes(word));
    }
    none.hidden = visible().length > 0;
  };
  const load = async () => {
    if (loaded) return;
    loaded = true;
    try {
      const answer = await fetch(dialog.dataset.source, { headers: { Accept: "application/json" } });
      for (const entry of (await answer.json()).entries) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = entry.url;
        link.textContent = entry.label;
        const kind = document.createElement("span");
        kind.className = "quiet";
        kind.textContent = entry.kind;
        link.append(kind);
        item.append(link);
        list.append(item);
      }
      filter();
    } catch {
      loaded = false;
    }
  };
  const show = () => {
    if (dialog.open) return;
    dialog.showModal();
    input.value = "";
    filter();
    load();
    input.focus();
  };
  open.hidden = false;
  open.addEventListener("click", show);
  input.addEventListener("input", filter);
  document.addEventListener("keydown", (event) => {
    const wanted = event.key === "/" || ((event.ctrlKey || event.metaKey) && event.key === "k");
    if (!wanted || (event.key === "/" && event.target.closest("input, textarea, select"))) return;
    event.preventDefault();
    show();
  });
  dialog.addEventListener("keydown", (event) => {
    const links = visible();
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown") (links[at + 1] ?? links[0])?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? links[at - 1] : input).focus();
    else if (event.key === "Enter" && document.activeElement === input) links[0]?.click();
    else return;
    event.preventDefault();
  });
}
