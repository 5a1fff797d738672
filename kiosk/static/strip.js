// The strip that answers: colour over the whole width, a sound, a word. It goes back to waiting by itself.

import { play } from "./sound.js";
import { word } from "./pieces.js";

const SHOWN = 9000; // milliseconds
const strip = document.getElementById("answer");
let timer = null;

/** Shows an answer of the server. */
export function answer(tone, html) {
  strip.innerHTML = html;
  show(tone);
}

/** Shows a sentence of our own. tone: in, out, look or no. */
export function say(tone, sentence) {
  const box = document.createElement("div");
  box.className = `answer ${tone}`;
  sentence.classList.add("said");
  box.append(sentence);
  strip.replaceChildren(box);
  show(tone);
}

function show(tone) {
  strip.classList.remove("waiting");
  play(tone);
  stay();
}

/** Keeps the strip as it is for a while longer, and longer while somebody is in it. */
export function stay() {
  clearTimeout(timer);
  timer = setTimeout(() => (strip.contains(document.activeElement) || strip.matches(":hover") ? stay() : wait()), SHOWN);
}

/** Waits for the next family. */
export function wait() {
  const line = word("waiting");
  line.className = "idle";
  strip.classList.add("waiting");
  strip.replaceChildren(line);
}
