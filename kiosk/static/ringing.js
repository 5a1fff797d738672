// Rings until somebody takes the call: a sound every few seconds, and the word in the window's title.

import { audible, play, wake } from "./sound.js";
import { word, wordText } from "./pieces.js";

const EVERY = 5000; // milliseconds
let timer = null;

/** Looks whether a call for help is open, and rings or stops. */
export function ring() {
  const calls = document.querySelector("[data-ring]");
  document.title = document.title.replace(/^‼ [^·]* · /, "");
  if (!calls) {
    clearInterval(timer);
    timer = null;
    return;
  }
  document.title = `‼ ${wordText("rings")} · ${document.title}`;
  if (!audible() && !calls.querySelector("[data-sound]")) calls.prepend(soundButton());
  if (timer) return;
  play("ring");
  timer = setInterval(() => play("ring"), EVERY);
}

function soundButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.dataset.sound = "";
  button.append(...word("sound").childNodes);
  button.addEventListener("click", () => { wake(); play("ring"); button.remove(); });
  return button;
}
