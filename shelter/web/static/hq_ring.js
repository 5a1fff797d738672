// Rings while somebody calls for help and nobody has taken it: two tones every four seconds, and a mark in the window's title.

const EVERY = 4000;
const title = document.title;
let place = null;
let audio = null;

function tones() {
  for (const [hertz, start] of [[880, 0], [660, 0.25], [880, 0.5]]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.value = 0.15;
    tone.frequency.value = hertz;
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + start);
    tone.stop(audio.currentTime + start + 0.2);
  }
}

// Browsers allow sound only after the page was touched once: until then a button offers it.
function wake() {
  audio ??= new AudioContext();
  audio.resume().then(tell);
}

const calls = () => Number(place?.dataset.ring ?? 0);

function tell() {
  document.title = calls() ? `！${calls()} ${title}` : title;
  const offer = place?.querySelector("[data-sound]");
  if (!offer) return;
  offer.classList.toggle("silent", audio?.state === "running"); // keeps its room: nothing may move under a finger
  offer.querySelector("button").onclick = wake;
}

// element: carries how many calls are open in data-ring.
export function ring(element) {
  place = element;
  tell();
}

addEventListener("pointerdown", wake, { once: true });
addEventListener("keydown", wake, { once: true });
setInterval(() => {
  if (calls() && audio?.state === "running") tones();
}, EVERY);
