// What the pages do beyond links and forms; every page works without it.
"use strict";

const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

// Suggestions: names that begin with what is typed, as options of the field.
for (const field of all("[data-suggest]")) {
  let timer;
  let asked = "";
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const typed = field.value.trim();
      if (typed.length < 2 || typed === asked) return;
      asked = typed;
      const answer = await fetch(`/suggestions.json?q=${encodeURIComponent(typed)}`);
      if (!answer.ok) return;
      const found = await answer.json();
      field.list.replaceChildren(...found.items.map((actor) => new Option(actor.name, actor.name)));
    }, 120);
  });
}

// The slider tells its year while it moves.
document.addEventListener("input", (event) => {
  const slider = event.target;
  if (!(slider instanceof HTMLInputElement) || slider.type !== "range") return;
  slider.setAttribute("aria-valuetext", slider.value);
  const told = document.querySelector(`output[for="${slider.id}"]`);
  if (told) told.textContent = slider.value;
});

// An article: words lead to their entry, an entry shows its words.
const light = (number) => {
  for (const mark of all("mark.on, .card.on")) mark.classList.remove("on");
  for (const mark of all(`mark[data-e~="${number}"], .card[data-n="${number}"]`)) mark.classList.add("on");
};
document.addEventListener("click", (event) => {
  const own = event.target instanceof Element ? event.target.closest("mark[data-e], .card[data-n], a.ref") : null;
  if (!own) return;
  const number = own.matches("mark") ? own.dataset.e.split(" ")[0] : (own.dataset.n ?? own.id.slice(1));
  if (!number) return;
  light(number);
  if (!own.matches("mark")) return;
  const card = document.getElementById(`e${number}`);
  card?.scrollIntoView({ block: "nearest" });
  card?.focus({ preventScroll: true });
});
document.addEventListener("focusin", (event) => {
  const card = event.target instanceof Element ? event.target.closest(".card[data-n]") : null;
  if (card) light(card.dataset.n);
});
if (!location.hash) document.getElementById("here")?.scrollIntoView({ block: "center" });

// Keys: the table of them stands on the page About.
const step = (by) => {
  const cards = all("main .card");
  const now = cards.findIndex((card) => card.contains(document.activeElement));
  const next = cards[Math.min(Math.max(now + by, 0), cards.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};
const keys = {
  "/": () => document.getElementById("find")?.focus(),
  j: () => step(1),
  k: () => step(-1),
  "?": () => location.assign("/about"),
};
const press = (own) => {
  const folded = own.closest("details");
  if (folded) folded.open = true;
  if (own.matches("input")) return own.focus();
  own.click();
  if (own.hash && own.pathname === location.pathname) document.querySelector(own.hash)?.querySelector("a, input")?.focus();
};
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input:not([type=checkbox]), textarea, select");
  if ((typing && event.key !== "Escape") || event.ctrlKey || event.metaKey || event.altKey) return;
  const own = document.querySelector(`[data-key~="${CSS.escape(event.key)}"]`);
  const does = event.key === "Enter" ? undefined : own ? () => press(own) : keys[event.key];
  if (!does) return;
  event.preventDefault();
  does();
});

// Words of the text that are chosen: from the first to the last; they are the value, and what is typed takes their place.
const words = document.querySelector(".words");
if (words) {
  const boxes = all("input", words);
  const value = words.form.elements.value;
  const show = () => {
    const ticked = boxes.map((box, place) => (box.checked ? place : -1)).filter((place) => place >= 0);
    const [first, last] = [ticked[0], ticked[ticked.length - 1]];
    boxes.forEach((box, place) => box.parentElement.classList.toggle("within", place >= first && place <= last));
    if (ticked.length) value.value = boxes.slice(first, last + 1).map((box) => box.nextElementSibling.textContent).join(" ");
  };
  words.addEventListener("change", show);
  value.addEventListener("input", () => {
    for (const box of boxes) box.checked = false;
    show();
  });
  words.addEventListener("mouseup", () => {
    const chosen = getSelection();
    if (!chosen || chosen.isCollapsed) return;
    for (const box of boxes) box.checked = chosen.containsNode(box.nextElementSibling, true);
    chosen.removeAllRanges();
    show();
  });
}
