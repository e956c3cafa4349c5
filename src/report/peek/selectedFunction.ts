/** The function that the page means: it knows names as Top sends them, which are shortened. */
import * as l10n from '@vscode/l10n';
import { magnitude } from '../../analysis/magnitude';
import { printableName } from '../../analysis/graph/nodeInfo';
import type { OpenView } from '../openView';
import { keptPage } from '../openView';
import { shortened } from '../shortened';

/** A node of `view.nodes`; undefined when none has that name. `''` is the function that passes most. */
export function selectedNode(view: OpenView, name: string): number | undefined {
  if (name === '') return keptPage(view, 'heaviest function', () => heaviestNode(view));
  return keptPage(view, `function ${name}`, () => nodeOfName(view, name));
}

/** What a person sees first: the highest |cum|, and of equal ones the highest |flat|, which says most. */
function heaviestNode(view: OpenView): number | undefined {
  let heaviest = view.top.rows[0];
  for (const row of view.top.rows) {
    if (heaviest === undefined) break;
    const [cum, most] = [magnitude(row.cum), magnitude(heaviest.cum)];
    if (cum > most || (cum === most && magnitude(row.flat) > magnitude(heaviest.flat))) heaviest = row;
  }
  return heaviest?.node;
}

function nodeOfName(view: OpenView, name: string): number | undefined {
  const { nodes } = view;
  const shown = view.top.rows.find((row) => shortened(row.name) === name);
  if (shown) return shown.node;
  for (let node = 0; node < nodes.count; node++) {
    if (shortened(printableName(nodes.info(node))) === name) return node;
  }
  return undefined;
}

/** Said in place of rows. */
export function noSuchFunction(name: string): string {
  return name === ''
    ? l10n.t('Nothing of this profile is left to be shown. Remove a filter or show another profile.')
    : l10n.t('The selected function is not in what is shown. Select another one in Top, or remove filters.');
}
