/**
 * Gives `shown` the texts and attributes of `fresh` where both are built alike, so that focus, hovering, a mark in the
 * text and what is unfolded stay as they are. False where they are built differently; then nothing is changed.
 */
export function takeOver(shown: HTMLElement, fresh: HTMLElement): boolean {
  if (!areAlike(shown, fresh)) return false;
  copy(shown, fresh);
  return true;
}

function areAlike(one: Node, other: Node): boolean {
  return (
    one.nodeName === other.nodeName &&
    one.childNodes.length === other.childNodes.length &&
    keyOf(one) === keyOf(other) &&
    [...one.childNodes].every((child, index) => areAlike(child, other.childNodes[index] ?? one))
  );
}

/** What clicks on it are about. */
function keyOf(node: Node): string | undefined {
  return node instanceof HTMLElement ? node.dataset['key'] : undefined;
}

function copy(shown: Node, fresh: Node): void {
  if (shown instanceof Text) {
    if (shown.data !== fresh.textContent) shown.data = fresh.textContent ?? '';
  } else if (shown instanceof HTMLElement && fresh instanceof HTMLElement) {
    for (const { name, value } of fresh.attributes)
      if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
    // Whether a stack is unfolded is the person's doing.
    for (const { name } of [...shown.attributes])
      if (name !== 'open' && !fresh.hasAttribute(name)) shown.removeAttribute(name);
  }
  shown.childNodes.forEach((child, index) => {
    const other = fresh.childNodes[index];
    if (other !== undefined) copy(child, other);
  });
}
