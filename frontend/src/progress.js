// Long work: asks every two seconds how far it is; reloads the page once it is done.
const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function follow(box) {
  const bar = box.querySelector("progress");
  const words = box.querySelector("[data-poll-words]");
  for (let pause = 2; ; ) {
    await wait(pause);
    try {
      const answer = await fetch(box.dataset.poll, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const state = await answer.json();
      if (bar && state.share !== undefined) bar.value = Math.round(state.share * 100);
      if (words && state.words) words.textContent = state.words;
      if (state.done) return location.reload();
      pause = 2;
    } catch {
      pause = Math.min(pause * 2, 30);
    }
  }
}

for (const box of document.querySelectorAll("[data-poll]")) follow(box);
