// Offsets from the service count characters; the browser's strings count UTF-16 units, where an emoji is two.
export function toUnits(text, places) {
  const units = [0];
  for (const character of text) units.push(units.at(-1) + character.length);
  return places.map((place) => ({ ...place, start: units[place.start], end: units[place.end] }));
}

// Marks `places` in a copy of the text; what overlaps an earlier place is left out.
export function marked(text, places) {
  const parts = [];
  let at = 0;
  for (const place of [...places].sort((a, b) => a.start - b.start)) {
    if (place.start < at || place.end > text.length) continue;
    parts.push(text.slice(at, place.start));
    const mark = document.createElement("mark");
    mark.className = `mark mark--${place.css}`;
    if (place.title) mark.title = place.title;
    mark.textContent = text.slice(place.start, place.end);
    parts.push(mark);
    at = place.end;
  }
  return [...parts, text.slice(at)];
}
