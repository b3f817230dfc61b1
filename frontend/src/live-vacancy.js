// An advert is read while it is typed: marks beside the text, empty fields filled with the words they came from.
import { marked, toUnits } from "./characters.js";

const PAUSE_MS = 350;
const form = document.querySelector("[data-live-vacancy]");
const text = form?.querySelector("#text");
const byHand = new Set();
let asked = 0;
let timer;

function sourced(name, items) {
  const line = form.querySelector(`[data-source="${name}"]`);
  if (!line) return;
  const said = items.flatMap(({ text: words, how }, n) => {
    const quote = document.createElement("q");
    quote.textContent = words;
    return [n ? ", " : " ", quote, how ? ` (${how})` : ""];
  });
  const [label] = line.childNodes;
  label.textContent = label.textContent.trim();
  line.replaceChildren(label, ...said);
  line.hidden = items.length === 0;
}

// A field that was filled from the text follows the text; one that somebody filled in stays as it is.
function fill(found) {
  for (const line of form.querySelectorAll("[data-source]")) {
    const name = line.dataset.source;
    const items = found.filter((item) => item.field === name);
    if (name === "hazards") {
      for (const box of form.querySelectorAll('[name="hazards"]')) {
        if (!byHand.has(box)) box.checked = items.some((item) => item.value === box.value);
      }
      sourced(name, items.filter((item) => form.querySelector(`[name="hazards"][value="${item.value}"]`)?.checked));
      continue;
    }
    const input = form.querySelector(`#${name}`);
    if (!byHand.has(input)) input.value = items[0]?.value ?? "";
    sourced(name, items.filter((item) => item.value === input.value));
  }
}

const told = (name, yes) => (form.querySelector(`[data-live-${name}]`).hidden = !yes);

async function read() {
  const mine = ++asked;
  const content = text.value;
  const title = form.querySelector("#title");
  try {
    const answer = await fetch(form.dataset.liveVacancy, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "X-CSRFToken": form.querySelector("[name=csrf_token]").value,
      },
      body: JSON.stringify({ text: content, title: byHand.has(title) ? title.value : "" }),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const found = await answer.json();
    if (mine !== asked) return;
    const places = toUnits(content, found.mentions).map((place) => ({ ...place, css: place.how }));
    form.querySelector("[data-live-text]").replaceChildren(...marked(content, places));
    told("other", found.language === "other");
    told("none", content.trim() && found.language !== "other" && found.mentions.length === 0);
    told("down", false);
    fill(found.fields);
  } catch {
    // Reading while typing is a help; the form works without it.
    if (mine === asked) told("down", true);
  }
}

if (form) {
  form.addEventListener("input", ({ target }) => {
    if (target === text) {
      clearTimeout(timer);
      timer = setTimeout(read, PAUSE_MS);
    } else if (target.value || target.type === "checkbox") byHand.add(target);
    else byHand.delete(target);
  });
  // What stands there from an earlier page and is not the text's was put there by somebody.
  for (const input of form.querySelectorAll("input:not([type=hidden]), select")) {
    const source = form.querySelector(`[data-source="${input.name}"]`);
    const here = input.type === "checkbox" ? input.checked : input.value;
    if (here && (!source || source.hidden)) byHand.add(input);
  }
}
