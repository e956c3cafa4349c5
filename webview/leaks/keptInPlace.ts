/**
 * Changes what is in `scroller`, and leaves what has the focus where it was on the screen: a longer number above it may
 * take another line. Browsers do that themselves for what is out of sight. At the very top nothing is scrolled away.
 */
export function keptInPlace(scroller: HTMLElement, change: () => void): void {
  const before = focusedTop(scroller);
  change();
  const after = focusedTop(scroller);
  if (before === undefined || after === undefined || scroller.scrollTop === 0) return;
  if (after !== before) scroller.scrollTop += after - before;
}

function focusedTop(scroller: HTMLElement): number | undefined {
  const focused = document.activeElement;
  return focused !== null && scroller.contains(focused) ? focused.getBoundingClientRect().top : undefined;
}
