// A word on a suggestion without leaving the page: the line says what was done and offers to undo it.
const list = document.querySelector("[data-suggestions]");

async function post(url, form) {
  const answer = await fetch(url, { method: "POST", headers: { Accept: "application/json" }, body: new FormData(form) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function recount() {
  const count = document.querySelector("[data-count]");
  if (count) count.textContent = String(list.querySelectorAll(".suggestion:not(.suggestion--done)").length);
}

function settle(item, form, done) {
  const shown = [...item.children];
  const line = document.createElement("p");
  line.className = "suggestion__done";
  line.setAttribute("role", "status");
  const what = item.querySelector("b").textContent;
  const undo = document.createElement("button");
  undo.type = "button";
  undo.className = "utrecht-button utrecht-button--subtle button--small";
  undo.textContent = list.dataset.undo;
  undo.addEventListener("click", async () => {
    await post(done.undo, form);
    item.classList.remove("suggestion--done");
    item.replaceChildren(...shown);
    recount();
    item.querySelector("button").focus();
  });
  line.append(`${what}: ${done.message} `, undo);
  item.classList.add("suggestion--done");
  item.replaceChildren(line);
  recount();
  const next = item.nextElementSibling ?? list.querySelector(".suggestion:not(.suggestion--done)");
  (next?.querySelector("button") ?? undo).focus();
}

list?.addEventListener("submit", async (event) => {
  const form = event.target;
  const item = form.closest(".suggestion");
  if (!item) return;
  event.preventDefault();
  try {
    settle(item, form, await post(form.action, form));
  } catch {
    form.submit();
  }
});
