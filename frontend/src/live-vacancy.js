// An advert is read while it is typed: marks beside the text, empty fields filled with the words they came from.
const form = document.querySelector("[data-live-vacancy]");
const text = form?.querySelector("#text");
const shown = form?.querySelector("[data-live-text]");
const typedByHand = new Set();
let asked = 0;
let timer;

function show(content, mentions) {
  shown.replaceChildren();
  let at = 0;
  for (const mention of [...mentions].sort((a, b) => a.start - b.start)) {
    if (mention.start < at) continue;
    shown.append(content.slice(at, mention.start));
    const mark = document.createElement("mark");
    mark.className = `mark mark--${mention.how}`;
    mark.title = mention.title;
    mark.textContent = content.slice(mention.start, mention.end);
    shown.append(mark);
    at = mention.end;
  }
  shown.append(content.slice(at));
}

function fill({ field, value, text: words }) {
  if (field === "hazards") {
    const box = form.querySelector(`[name="hazards"][value="${value}"]`);
    if (box && !typedByHand.has("hazards")) box.checked = true;
    return;
  }
  const input = form.querySelector(`#${field}`);
  if (!input || typedByHand.has(field)) return;
  input.value = String(value).replace(".", ",");
  let source = input.closest(".field").parentElement.querySelector(".field__source");
  if (!source) {
    source = document.createElement("p");
    source.className = "field__source";
    input.closest(".field").after(source);
  }
  source.textContent = `← “${words}”`;
}

async function read() {
  const mine = ++asked;
  const content = text.value;
  if (!content.trim()) return;
  try {
    const answer = await fetch(form.dataset.liveVacancy, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "X-CSRFToken": form.querySelector("[name=csrf_token]").value,
      },
      body: JSON.stringify({ text: content, title: form.querySelector("#title").value }),
    });
    if (!answer.ok || mine !== asked) return;
    const found = await answer.json();
    // Offsets count characters, not UTF-16 units: an emoji is one.
    show(content, toUnits(content, found.mentions));
    found.fields.forEach(fill);
  } catch {
    // Reading while typing is a help; the form works without it.
  }
}

function toUnits(content, mentions) {
  const units = [0];
  for (const character of content) units.push(units.at(-1) + character.length);
  return mentions.map((m) => ({ ...m, start: units[m.start], end: units[m.end] }));
}

if (form) {
  form.addEventListener("input", (event) => {
    if (event.target === text) {
      clearTimeout(timer);
      timer = setTimeout(read, 350);
    } else {
      typedByHand.add(event.target.name);
    }
  });
  for (const input of form.querySelectorAll(".form-grid input")) if (input.value) typedByHand.add(input.name);
}
