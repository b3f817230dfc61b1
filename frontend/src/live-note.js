// The note box reads along: what is recognised is marked under the letters while somebody types.
// The text goes to the service, is read and forgotten; only "Bewaar" stores it.
const PAUSE_MS = 350;
const LONGEST = 10000;

function paint(back, text, places) {
  const parts = [];
  let at = 0;
  for (const place of [...places].sort((a, b) => a.start - b.start)) {
    if (place.start < at || place.end > text.length) continue;
    parts.push(document.createTextNode(text.slice(at, place.start)));
    const mark = document.createElement("mark");
    mark.className = `mark mark--${place.css}`;
    mark.textContent = text.slice(place.start, place.end);
    parts.push(mark);
    at = place.end;
  }
  parts.push(document.createTextNode(text.slice(at) + "\n"));
  back.replaceChildren(...parts);
}

function chip(mention) {
  const item = document.createElement("li");
  item.className = "tag";
  const how = document.createElement("span");
  how.className = "quiet";
  how.textContent = ` ${mention.kind}, ${mention.polarity}`;
  item.append(mention.label, how);
  return item;
}

function start(box) {
  const area = box.querySelector("textarea");
  const back = box.querySelector("[data-live-back]");
  const found = box.querySelector("[data-live-found]");
  const state = box.querySelector("[data-live-state]");
  const personal = box.querySelector("[data-live-personal]");
  const token = box.closest("form").querySelector("[name=csrf_token]").value;
  let timer = 0;
  let asked = 0;
  let last = { text: "", mentions: [], personal: [] };

  const say = (words) => {
    state.textContent = words ?? "";
    state.hidden = !words;
  };
  // While the answer is on its way, marks before the first change stay where they are.
  const repaint = () => {
    const text = area.value;
    let same = 0;
    while (same < text.length && text[same] === last.text[same]) same += 1;
    const kept = [
      ...last.personal.map((place) => ({ ...place, css: "personal" })),
      ...last.mentions.map((place) => ({ ...place, css: place.how })),
    ].filter((place) => place.end <= same);
    paint(back, text, kept);
  };
  const without = (places) => {
    let text = area.value;
    for (const place of [...places].sort((a, b) => b.start - a.start)) {
      if (text.slice(place.start, place.end) !== place.text) continue;
      text = text.slice(0, place.start) + text.slice(place.end);
    }
    area.value = text.replace(/ {2,}/g, " ");
    area.focus();
    repaint();
    read();
  };
  const warn = () => {
    personal.replaceChildren();
    personal.hidden = last.personal.length === 0;
    if (personal.hidden) return;
    const title = document.createElement("b");
    title.textContent = personal.dataset.title;
    personal.append(title);
    for (const place of last.personal) {
      const line = document.createElement("p");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "utrecht-button utrecht-button--secondary-action utrecht-button--danger button--small";
      button.textContent = personal.dataset.remove;
      button.setAttribute("aria-label", `${personal.dataset.remove}: ${place.text}`);
      button.addEventListener("click", () => without([place]));
      line.append(`“${place.text}” (${place.kind}) `, button);
      personal.append(line);
    }
  };
  const read = async () => {
    const text = area.value;
    const mine = (asked += 1);
    if (!text.trim() || text.length > LONGEST) {
      last = { text, mentions: [], personal: [] };
      found.hidden = true;
      warn();
      say("");
      return;
    }
    say(state.dataset.busy);
    try {
      const answer = await fetch(box.dataset.liveNote, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
        body: JSON.stringify({ text }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const reading = await answer.json();
      if (mine !== asked) return;
      last = { text, ...reading };
      repaint();
      found.replaceChildren(...reading.mentions.map(chip));
      found.hidden = reading.mentions.length === 0;
      say(reading.mentions.length ? "" : state.dataset.none);
      warn();
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
