// On a wall nobody scrolls: when there are more shelters than fit and nobody has touched the page, it turns a page every 12 seconds.

const TURN = 12000;
const LEFT_ALONE = 20000;

// list: the rows. top: what stays at the top. place: where the page's number is told. words(text): the sentence for it.
export function turnPages(list, top, place, words) {
  let touched = Date.now() - LEFT_ALONE;
  for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    addEventListener(kind, () => {
      touched = Date.now();
    }, { passive: true });
  }
  setInterval(() => {
    const wall = matchMedia("(min-width: 60em)").matches;
    const room = innerHeight - top.offsetHeight;
    const last = document.documentElement.scrollHeight - innerHeight;
    const many = wall && last > 4;
    place.replaceChildren();
    if (!many) return;
    const pages = Math.max(2, Math.ceil(list.offsetHeight / room));
    if (Date.now() - touched >= LEFT_ALONE) {
      scrollTo({ top: scrollY >= last - 4 ? list.offsetTop - top.offsetHeight : nextPage(list, top), behavior: "instant" });
    }
    const begin = list.getBoundingClientRect().top - top.offsetHeight;
    place.append(words(`${Math.min(pages, Math.round(-begin / room) + 1)} / ${pages}`));
  }, TURN);
}

// Where to scroll so that the first row that was cut off stands whole beneath the top.
function nextPage(list, top) {
  const cut = [...list.children].find((row) => row.getBoundingClientRect().bottom > innerHeight + 1);
  return cut ? scrollY + cut.getBoundingClientRect().top - top.offsetHeight : scrollY;
}
