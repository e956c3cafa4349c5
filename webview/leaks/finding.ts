import type { PanelFinding, PanelFrame } from '../../src/protocol/panelMessages';
import { shownText } from '../displayText';
import { element } from '../element';
import { strings } from '../strings';

export interface FindingActions {
  readonly isUnfolded: boolean;
  onFold(isUnfolded: boolean): void;
  onOpen(part: 'place' | 'creator' | 'frame', index: number): void;
  onAccept(): void;
}

/** One leak: the line to fix, what it is, how it is known, where it began, and an example stack to unfold. */
export function findingElement(finding: PanelFinding, actions: FindingActions): HTMLElement {
  const { key, sureness, at, functionName, summary, kindTitle, kindReason, remedy, evidence } = finding;
  const open = lineButton({ functionName, at }, `${key} place`, () => {
    actions.onOpen('place', 0);
  });
  const badge = element('span', { className: `sureness is-${sureness}`, text: strings.sureness[sureness] });
  const heading = element('h3', { className: 'finding-title', children: [badge, open] });
  const lines = [summary, `${kindTitle}. ${kindReason}`, remedy];
  const paragraphs = lines
    .filter((text) => text.trim() !== '')
    .map((text) => element('p', { text: shownText(text) }));
  const list = element('ul', {
    className: 'finding-evidence',
    children: evidence.map((text) => element('li', { text: shownText(text) })),
  });
  return element('article', {
    className: 'finding',
    children: [
      heading,
      ...paragraphs,
      list,
      ...creators(finding, actions),
      stack(finding, actions),
      accept(key, actions),
    ],
  });
}

function creators({ key, creators: all }: PanelFinding, actions: FindingActions): HTMLElement[] {
  if (all.length === 0) return [];
  const buttons = all.map((creator, index) =>
    lineButton(creator, `${key} creator ${index}`, () => {
      actions.onOpen('creator', index);
    }),
  );
  const label = element('span', { className: 'dimmed', text: `${strings.createdBy} ` });
  return [element('p', { className: 'finding-creators', children: [label, ...buttons] })];
}

function stack({ key, frames }: PanelFinding, actions: FindingActions): HTMLElement {
  const rows = frames.map((frame, index) =>
    element('li', {
      children: [
        lineButton(frame, `${key} frame ${index}`, () => {
          actions.onOpen('frame', index);
        }),
      ],
    }),
  );
  const summary = element('summary', { text: strings.exampleStack(frames.length) });
  summary.dataset['key'] = `${key} stack`;
  const details = element('details', {
    className: 'finding-stack',
    children: [summary, element('ol', { children: rows })],
  });
  details.open = actions.isUnfolded;
  details.addEventListener('toggle', () => {
    actions.onFold(details.open);
  });
  return details;
}

function accept(key: string, actions: FindingActions): HTMLElement {
  const button = element('button', { className: 'link-button', text: strings.acceptLeak });
  button.type = 'button';
  button.title = strings.acceptLeakTitle;
  button.dataset['key'] = `${key} accept`;
  button.addEventListener('click', () => {
    actions.onAccept();
  });
  return button;
}

function lineButton({ functionName, at }: PanelFrame, key: string, onClick: () => void): HTMLElement {
  const button = element('button', {
    className: 'link-button line-button',
    children: [
      element('bdi', { className: 'line-at', text: shownText(at === '' ? strings.unknownLine : at) }),
      element('bdi', { className: 'line-function', text: shownText(functionName) }),
    ],
  });
  button.type = 'button';
  button.dataset['key'] = key;
  button.disabled = at === '';
  button.addEventListener('click', onClick);
  return button;
}
