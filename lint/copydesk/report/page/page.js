"use strict";
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const articles = all(".article");
const index = document.getElementById("articles");
const filter = document.querySelector(".filter");
const notesOf = new Map(all(".note").map((note) => [note.dataset.f, note]));

/* One article at a time, or the list of them. */
function open(target) {
  const section = target && target.closest(".article");
  if (!index) return;
  const shown = section || (articles.length && target && !target.closest("main") ? null : index);
  if (!shown) return;
  articles.forEach((article) => { article.hidden = article !== shown; });
  index.hidden = shown !== index;
}
function follow() {
  const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : index;
  open(target || index);
  if (target && location.hash) {
    target.scrollIntoView({ block: target.matches(".article, .index") ? "start" : "center" });
    const link = target.matches(".at") ? marks(target) : target.matches(".note") ? target.querySelector("a") : null;
    if (link) link.focus({ preventScroll: true });
  }
}
function marks(anchor) {
  let next = anchor.nextElementSibling;
  while (next && !next.matches(".mark")) next = next.nextElementSibling;
  return next;
}

/* What belongs together lights up together, and a thread joins its places. */
function light(numbers) {
  all(".on").forEach((element) => element.classList.remove("on"));
  all(".thread path").forEach((path) => path.removeAttribute("d"));
  for (const number of numbers) {
    const note = notesOf.get(number);
    if (!note || note.hidden) continue;
    note.classList.add("on");
    const section = note.closest(".article");
    const lit = all(".mark", section).filter((mark) => mark.dataset.f.split(" ").includes(number));
    lit.forEach((mark) => mark.classList.add("on"));
    join(section, number);
  }
}
function join(section, number) {
  const copy = section.querySelector(".copy");
  const frame = copy.getBoundingClientRect();
  const points = all(`[id="p-${number}"], [id^="p-${number}-"]`, copy)
    .map((anchor) => marks(anchor)).filter(Boolean)
    .map((mark) => mark.getClientRects()[0]).filter(Boolean)
    .map((box) => [box.left + box.width / 2 - frame.left, box.top + box.height / 2 - frame.top]);
  if (points.length < 2) return;
  const [[x, y], ...rest] = points;
  const lines = rest.map(([a, b]) => `M${x} ${y}C${x - 40} ${(y + b) / 2} ${a - 40} ${(y + b) / 2} ${a} ${b}`);
  section.querySelector(".thread path").setAttribute("d", lines.join(""));
}
function about(element) {
  const found = element.closest && element.closest("[data-f]");
  return found ? found.dataset.f.split(" ") : [];
}
for (const event of ["mouseover", "focusin"]) {
  document.addEventListener(event, ({ target }) => light(about(target)));
}

/* Families and rules to be seen. */
function sift() {
  const families = new Set(all("input:checked", filter).map((box) => box.value));
  const rule = filter.elements.rule.value;
  let seen = 0;
  for (const note of notesOf.values()) {
    note.hidden = !families.has(note.dataset.family) || (rule !== "" && note.dataset.rule !== rule);
    seen += !note.hidden;
  }
  for (const mark of all(".mark")) {
    mark.classList.toggle("off", mark.dataset.f.split(" ").every((number) => notesOf.get(number).hidden));
  }
  for (const row of all(".index tbody tr")) {
    const section = document.getElementById(row.querySelector("a").hash.slice(1));
    row.hidden = all(".note:not([hidden])", section).length === 0;
  }
  filter.querySelector(".shown").textContent = seen < notesOf.size ? `${seen} of ${notesOf.size} shown` : "";
  light([]);
}
if (filter) {
  filter.addEventListener("change", sift);
  filter.addEventListener("submit", (event) => event.preventDefault());
}

/* j and k walk through the findings that are seen, u goes up to the list. */
function walk(step) {
  const links = all(".article:not([hidden]) .note:not([hidden]) a:first-of-type").filter((link) => link.closest(".message"));
  if (!links.length) return;
  const lit = document.querySelector(".note.on");
  const here = links.findIndex((link) => lit && lit.contains(link));
  const next = links[here < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, here + step))];
  next.focus();
  const place = document.getElementById(next.hash.slice(1));
  if (place) (marks(place) || place).scrollIntoView({ block: "center" });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select")) return;
  if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else if (event.key === "u" && index) location.hash = "articles";
  else return;
  event.preventDefault();
});
window.addEventListener("hashchange", follow);
window.addEventListener("load", () => setTimeout(follow)); /* once the browser has been there itself */
follow();
