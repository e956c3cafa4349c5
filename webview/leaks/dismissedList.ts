import type { PanelVerdict } from '../../src/protocol/panelMessages';
import { shownText } from '../displayText';
import { element } from '../element';
import { strings } from '../strings';

/** What grows or stands and is no leak, folded away, with the reason for each. */
export function dismissedList(dismissed: PanelVerdict['dismissed']): HTMLElement[] {
  if (dismissed.length === 0) return [];
  const rows = dismissed.map(({ title, reason }) =>
    element('li', {
      children: [
        element('bdi', { className: 'frame-name', text: shownText(title) }),
        element('span', { className: 'dimmed', text: ` ${shownText(reason)}` }),
      ],
    }),
  );
  const list = element('ul', { children: rows });
  const summary = element('summary', { text: strings.dismissed(dismissed.length) });
  return [element('details', { className: 'leaks-dismissed', children: [summary, list] })];
}
