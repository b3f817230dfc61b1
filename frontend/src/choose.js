// Suggestions while typing in a field that has a list behind it: concepts for a wish, people for a tie.
const PAUSE_MS = 200;

function attach(input, source, read, hidden) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-list`;
  input.after(list);
  input.setAttribute("list", list.id);
  const known = new Map();
  let timer = 0;
  const choose = () => {
    if (hidden) hidden.value = known.get(input.value) ?? "";
  };
  const load = async () => {
    const words = input.value.trim();
    if (words.length < 2) return;
    try {
      const answer = await fetch(`${source}?words=${encodeURIComponent(words)}`, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const entries = read(await answer.json());
      list.replaceChildren(
        ...entries.map(({ id, label }) => {
          known.set(label, id);
          const option = document.createElement("option");
          option.value = label;
          return option;
        }),
      );
      choose();
    } catch {
      // Without suggestions the field still works.
    }
  };
  input.addEventListener("input", () => {
    choose();
    clearTimeout(timer);
    timer = setTimeout(load, PAUSE_MS);
  });
}

for (const form of document.querySelectorAll("form[data-concepts]")) {
  const input = form.querySelector("[name=words]");
  if (!input) continue;
  const hidden = document.createElement("input");
  hidden.type = "hidden";
  hidden.name = "concept_id";
  form.append(hidden);
  attach(input, form.dataset.concepts, (answer) => answer.concepts, hidden);
}
for (const form of document.querySelectorAll("form[data-people]")) {
  const people = (answer) => answer.people.map((p) => ({ id: p.id, label: p.what ? `${p.name} (${p.what})` : p.name }));
  attach(form.querySelector("[name=name]"), form.dataset.people, people, form.querySelector("[name=to_id]"));
}
