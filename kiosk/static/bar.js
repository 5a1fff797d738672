// The bar that counts what is not yet sent, and shows what a person must look at: refused entries, new cards to be counted.

import { word } from "./pieces.js";

const bar = document.getElementById("outbox");

function button(name, act, main = false) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = main ? "button main" : "button";
  made.append(...word(name).childNodes);
  made.addEventListener("click", act);
  return made;
}

/** Shows the queue. state: ready, sending, away or signin. doing: {again(entry), drop(entry), ask(entry)}. */
export function showQueue(entries, state, doing) {
  const waiting = entries.filter((entry) => !entry.stuck);
  const stuck = entries.filter((entry) => entry.stuck);
  const parts = [];
  if (waiting.length) {
    const line = word("unsent", { n: waiting.length });
    line.className = "unsent";
    parts.push(line);
    const labels = waiting.map((entry) => entry.label).filter(Boolean);
    if (labels.length) parts.push(Object.assign(document.createElement("p"), { className: "small", textContent: labels.slice(0, 12).join(" · ") }));
  }
  if (waiting.length && state === "away") parts.push(word("away"));
  if (state === "signin") {
    const link = document.createElement("a");
    link.className = "button main";
    link.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`;
    link.append(...word("signin-button").childNodes);
    parts.push(word("signin"), link);
  }
  for (const entry of stuck) {
    const line = document.createElement("div");
    line.className = "stuck buttons";
    if (entry.ask) line.append(word("new-card", { what: entry.ask.letters }), button("answer-it", () => doing.ask(entry), true));
    else line.append(word("refused", { what: [entry.label, entry.stuck].filter(Boolean).join(": ") }), button("again", () => doing.again(entry)));
    line.append(button("drop", () => doing.drop(entry)));
    parts.push(line);
  }
  bar.hidden = !parts.length;
  bar.replaceChildren(...parts);
  document.title = document.title.replace(/^\(\d+\) /, "");
  if (waiting.length) document.title = `(${waiting.length}) ${document.title}`;
}
