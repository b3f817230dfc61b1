// The list under the note box: what was heard in the note so far, each confirmed or rejected with one key or tap.
// A decision hangs on the mention's name (`ref`), so it survives every reading of the growing text.
const PILLS = { has: "good", in_progress: "busy", wants: "ask" };

export function heard(box, changed) {
  const holder = box.querySelector("[data-live-found]");
  const list = holder.querySelector("ul");
  const pattern = holder.querySelector("template");
  const said = new Map();
  for (const ref of box.dataset.confirmed.split(" ").filter(Boolean)) said.set(ref, "yes");
  for (const ref of box.dataset.rejected.split(" ").filter(Boolean)) said.set(ref, "no");
  let mentions = [];

  const show = (item, ref) => {
    const word = said.get(ref);
    item.classList.toggle("heard--yes", word === "yes");
    item.classList.toggle("heard--no", word === "no");
    for (const button of item.querySelectorAll("[data-say]")) {
      button.setAttribute("aria-pressed", String(button.dataset.say === word));
    }
  };
  const line = (mention) => {
    const item = pattern.content.firstElementChild.cloneNode(true);
    item.dataset.ref = mention.ref;
    const [what, how, kind] = item.querySelectorAll("b, .pill, .quiet");
    what.textContent = mention.label;
    how.textContent = mention.polarity;
    how.classList.add(`pill--${PILLS[mention.how] ?? "bridge"}`);
    const words = mention.label.toLowerCase() === mention.text.toLowerCase() ? "" : ` · “${mention.text}”`;
    kind.textContent = mention.kind + (mention.informal ? `, ${holder.dataset.informal}` : "") + words;
    for (const button of item.querySelectorAll("[data-say]")) {
      button.setAttribute("aria-label", `${holder.dataset[button.dataset.say]}: ${mention.label}`);
    }
    show(item, mention.ref);
    return item;
  };
  const onward = (item) => {
    const open = (one) => !said.has(one.dataset.ref);
    const rest = [...list.children];
    const next = rest.slice(rest.indexOf(item) + 1).find(open) ?? rest.find(open);
    (next ?? item).querySelector("button").focus();
  };

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-say]");
    if (!button) return;
    const item = button.closest("li");
    const ref = item.dataset.ref;
    const again = said.get(ref) === button.dataset.say;
    if (again) said.delete(ref);
    else said.set(ref, button.dataset.say);
    show(item, ref);
    changed();
    if (!again) onward(item);
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const items = [...list.children];
    const next = items[items.indexOf(event.target.closest("li")) + step];
    event.preventDefault();
    (next?.querySelector("button") ?? box.querySelector("textarea")).focus();
  });
  box.closest("form").addEventListener("formdata", (event) => {
    for (const { ref } of mentions) {
      if (said.has(ref)) event.formData.append(said.get(ref) === "yes" ? "confirmed" : "rejected", ref);
    }
  });

  return {
    rejected: (mention) => said.get(mention.ref) === "no",
    // Lines that stay keep their element, so that a line somebody stands on is not pulled away.
    update(found) {
      mentions = found;
      const old = new Map([...list.children].map((item) => [item.dataset.ref, item]));
      const names = found.map((m) => `${m.ref} ${m.how}`).join();
      if (list.dataset.names !== names) {
        const active = document.activeElement;
        list.replaceChildren(...found.map((m) => (old.get(m.ref)?.dataset.how === m.how ? old.get(m.ref) : line(m))));
        if (list.contains(active)) active.focus();
        list.dataset.names = names;
        [...list.children].forEach((item, n) => (item.dataset.how = found[n].how));
      }
      holder.hidden = found.length === 0;
    },
  };
}
