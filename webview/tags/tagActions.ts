/** What can be done with the chosen label: filters of everything that is shown. */
import type { TagLine } from '../../src/protocol/tagsRequests';
import type { PatternFilter } from '../../src/protocol/view';
import { element } from '../element';
import { strings } from '../strings';
import { uiButton } from '../ui/toolkit';

export type TagAction = Extract<
  PatternFilter,
  'tagFocus' | 'tagIgnore' | 'tagShow' | 'tagHide' | 'tagRoot' | 'tagLeaf'
>;

export interface TagActions {
  readonly element: HTMLElement;
  /** The chosen line, undefined for none. */
  show(line: TagLine | undefined): void;
}

export function createTagActions(onAction: (action: TagAction, pattern: string) => void): TagActions {
  let chosen: TagLine | undefined;
  const buttons = ACTIONS.map((action) => {
    const { label, title } = strings.tagAction[action];
    const button = uiButton({
      label,
      kind: 'secondary',
      onClick: () => {
        const pattern = patternFor(action, chosen);
        if (pattern !== '') onAction(action, pattern);
      },
    });
    button.element.title = title;
    button.disabled = true;
    return { action, button };
  });
  return {
    element: element('div', {
      className: 'tag-actions',
      role: 'group',
      attributes: { 'aria-label': strings.tagActions },
      children: buttons.map(({ button }) => button.element),
    }),
    show(line) {
      chosen = line;
      for (const { action, button } of buttons) button.disabled = patternFor(action, line) === '';
    },
  };
}

const ACTIONS: readonly TagAction[] = ['tagFocus', 'tagIgnore', 'tagShow', 'tagHide', 'tagRoot', 'tagLeaf'];

/** `''` where the action is not for such a line. */
function patternFor(action: TagAction, line: TagLine | undefined): string {
  if (line === undefined) return '';
  switch (action) {
    case 'tagFocus':
    case 'tagIgnore':
      return line.kind === 'value' ? line.pattern : '';
    case 'tagShow':
    case 'tagHide':
      return line.kind === 'key' ? line.pattern : '';
    case 'tagRoot':
    case 'tagLeaf':
      return line.kind === 'key' ? line.plainKey : '';
  }
}
