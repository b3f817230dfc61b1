// The note box reads along: what is recognised is marked under the letters while somebody types.
// The text goes to the service, is read and forgotten; only "Bewaar" stores it.
import { marked, toUnits } from "./characters.js";
import { heard } from "./heard.js";

const PAUSE_MS = 300;
const LONGEST = 10000;
const NOTHING = { text: "", mentions: [], personal: [], language: "nl" };

function start(box) {
  const area = box.querySelector("textarea");
  const back = box.querySelector("[data-live-back]");
  const state = box.querySelector("[data-live-state]");
  const personal = box.querySelector("[data-live-personal]");
  const token = box.closest("form").querySelector("[name=csrf_token]").value;
  let timer = 0;
  let asked = 0;
  let last = NOTHING;

  const say = (words) => {
    state.textContent = words ?? "";
    state.hidden = !words;
  };
  // While the answer is on its way, marks before the first change stay where they are.
  const repaint = () => {
    const text = area.value;
    let same = 0;
    while (same < text.length && text[same] === last.text[same]) same += 1;
    const places = [
      ...last.personal.map((place) => ({ ...place, css: "personal" })),
      ...last.mentions.filter((m) => !list.rejected(m)).map((m) => ({ ...m, css: m.how })),
    ];
    back.replaceChildren(...marked(text, places.filter((place) => place.end <= same)), "\n");
  };
  const list = heard(box, repaint);

  const without = (places) => {
    let text = area.value;
    for (const place of [...places].sort((a, b) => b.start - a.start)) {
      if (text.slice(place.start, place.end) !== place.text) continue;
      text = text.slice(0, place.start) + text.slice(place.end);
    }
    area.value = text.replace(/ {2,}/g, " ").replace(/ +([.,;:!?])/g, "$1");
    area.focus();
    repaint();
    read();
  };
  const remover = (words, label, places) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "utrecht-button utrecht-button--secondary-action utrecht-button--danger button--small";
    button.textContent = words;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => without(places));
    return button;
  };
  const warn = () => {
    const { remove, all, title } = personal.dataset;
    personal.hidden = last.personal.length === 0;
    const heading = document.createElement("b");
    heading.textContent = title;
    const lines = last.personal.map((place) => {
      const line = document.createElement("p");
      line.append(`“${place.text}” (${place.kind}) `, remover(remove, `${remove}: ${place.text}`, [place]));
      return line;
    });
    personal.replaceChildren(heading, ...lines);
    if (lines.length > 1) personal.append(remover(all, all, last.personal));
  };
  const settle = (reading, words) => {
    last = reading;
    repaint();
    list.update(reading.mentions);
    warn();
    say(words);
  };
  const read = async () => {
    const text = area.value;
    const mine = (asked += 1);
    if (!text.trim()) return settle({ ...NOTHING, text });
    if ([...text].length > LONGEST) return settle({ ...NOTHING, text }, state.dataset.long);
    if (!last.mentions.length) say(state.dataset.busy);
    try {
      const answer = await fetch(box.dataset.liveNote, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
        body: JSON.stringify({ text }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const found = await answer.json();
      if (mine !== asked) return;
      const words = found.language === "other" ? state.dataset.other : found.mentions.length ? "" : state.dataset.none;
      const { mentions, personal: places } = found;
      settle({ text, language: found.language, mentions: toUnits(text, mentions), personal: toUnits(text, places) }, words);
    } catch {
      if (mine === asked) say(state.dataset.down);
    }
  };

  box.classList.add("is-live");
  area.addEventListener("input", () => {
    repaint();
    clearTimeout(timer);
    timer = setTimeout(read, PAUSE_MS);
  });
  repaint();
  if (area.value.trim()) read();
}

for (const box of document.querySelectorAll("[data-live-note]")) start(box);
