/** Where a text stands in a row of a terminal. Runs in the page, so it may use nothing from outside. */
export function middleOfText(row, text) {
  const at = (row.textContent ?? '').replaceAll('\u00a0', ' ').lastIndexOf(text);
  if (at < 0) throw new Error(`no ${text} in ${row.textContent ?? ''}`);
  const middle = at + Math.floor(text.length / 2);
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (middle < before + length) {
      const range = document.createRange();
      range.setStart(node, middle - before);
      range.setEnd(node, middle - before + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    before += length;
  }
  throw new Error(`no place of ${text}`);
}
