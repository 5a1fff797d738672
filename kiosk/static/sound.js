// Four short sounds (in, out, look here, no) and the ringing of a call for help. Made here, so that no file is needed.

let context = null;
const TUNES = { // [hertz, start, length] in seconds
  in: [[660, 0, 0.09], [990, 0.09, 0.14]],
  out: [[880, 0, 0.09], [587, 0.09, 0.14]],
  look: [[740, 0, 0.1], [740, 0.16, 0.1]],
  no: [[196, 0, 0.3]],
  ring: [[880, 0, 0.18], [1175, 0.2, 0.18], [880, 0.4, 0.18], [1175, 0.6, 0.25]],
};

/** Whether sounds can be heard; browsers wait for a first key or tap. */
export const audible = () => context?.state === "running";

/** Makes sounds possible, inside a key press or tap. */
export function wake() {
  const Audio = window.AudioContext ?? window.webkitAudioContext;
  if (!Audio) return;
  context ??= new Audio();
  if (context.state === "suspended") context.resume();
}

/** Plays one of the tunes, if the browser lets us. */
export function play(name) {
  document.documentElement.dataset.lastSound = name;
  if (!audible()) return;
  const begin = context.currentTime + 0.01;
  for (const [hertz, start, length] of TUNES[name] ?? []) {
    const tone = context.createOscillator(), loudness = context.createGain();
    tone.type = name === "no" ? "square" : "sine";
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0.0001, begin + start);
    loudness.gain.exponentialRampToValueAtTime(name === "no" ? 0.12 : 0.3, begin + start + 0.015);
    loudness.gain.exponentialRampToValueAtTime(0.0001, begin + start + length);
    tone.connect(loudness).connect(context.destination);
    tone.start(begin + start);
    tone.stop(begin + start + length + 0.02);
  }
}

for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, wake, { capture: true });
