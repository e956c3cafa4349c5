/** What can be done with the function of a box: what can be done with it everywhere, and to put it into the middle. */
import { shownText } from '../displayText';
import { openContextMenu, type MenuPlace } from '../menu/contextMenu';
import { functionMenuItems } from '../menu/functionMenu';
import type { NamedPlace, TabHost } from '../panelTab';
import { strings } from '../strings';

export function openFlameMenu(
  of: NamedPlace,
  host: TabHost,
  { at, tree, onPivot }: { readonly at: MenuPlace; readonly tree: HTMLElement; readonly onPivot: () => void },
): void {
  host.select(of.name);
  const pivot = { label: strings.flamePivot, onChoose: onPivot };
  openContextMenu(shownText(of.name), [pivot, ...functionMenuItems(of, host)], at, tree);
}
