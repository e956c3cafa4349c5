/** Which report the Text tab shows, of which functions, and what can be done with it. */
import { TEXT_COMMANDS, type NamedReport } from '../../src/protocol/textRequests';
import { element } from '../element';
import { strings } from '../strings';
import { uiButton, uiSelect, uiTextField } from '../ui/toolkit';
import { takesArgument } from './takesArgument';

/** While somebody types, a report is asked for at most this often. */
const PAUSE_MILLIS = 250;

export interface TextBarOptions {
  readonly first: NamedReport;
  /** Another report is wanted. */
  onReport(report: NamedReport): void;
  onCopy(): void;
  onSave(): void;
  /** The person is done with the field. */
  onLeave(): void;
}

export interface TextBar {
  readonly element: HTMLElement;
  /** Changes what is in the field without telling. */
  showArgument(argument: string): void;
}

export function createTextBar(options: TextBarOptions): TextBar {
  let { command } = options.first;
  const select = uiSelect(strings.textReport);
  const field = uiTextField(strings.textArgument);
  const fieldPart = labelled(strings.textArgument, field.element);
  let pause: number | undefined;
  let told = '';
  const tell = (): void => {
    window.clearTimeout(pause);
    pause = undefined;
    const report = { command, argument: takesArgument(command) ? field.value : '' };
    const key = JSON.stringify(report);
    if (key === told) return;
    told = key;
    options.onReport({ command, argument: field.value });
  };
  field.placeholder = strings.textArgumentPlaceholder;
  field.value = options.first.argument;
  field.onChange = () => {
    window.clearTimeout(pause);
    pause = window.setTimeout(tell, PAUSE_MILLIS);
  };
  field.element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    tell();
    options.onLeave();
  });
  select.choices = TEXT_COMMANDS.map((value) => ({ value, label: strings.textReportName[value] }));
  select.value = command;
  select.onChange = (chosen) => {
    command = TEXT_COMMANDS.find((known) => known === chosen) ?? command;
    showField();
    tell();
    if (takesArgument(command) && field.value === '') field.focus();
  };
  const showField = (): void => {
    fieldPart.hidden = !takesArgument(command);
  };
  showField();
  return {
    element: element('div', {
      className: 'text-bar',
      children: [
        labelled(strings.textReport, select.element),
        fieldPart,
        element('div', { className: 'buttons', children: textButtons(options) }),
      ],
    }),
    showArgument(argument) {
      field.value = argument;
      told = JSON.stringify({ command, argument: takesArgument(command) ? argument : '' });
    },
  };
}

function textButtons(options: TextBarOptions): HTMLElement[] {
  const copy = uiButton({
    label: strings.copyAll,
    kind: 'secondary',
    onClick: () => {
      options.onCopy();
    },
  });
  const save = uiButton({
    label: strings.saveAs,
    kind: 'secondary',
    onClick: () => {
      options.onSave();
    },
  });
  return [copy.element, save.element];
}

/** The control says its label itself to a screen reader. */
function labelled(label: string, control: HTMLElement): HTMLElement {
  const text = element('span', {
    className: 'field-label dimmed',
    text: label,
    attributes: { 'aria-hidden': 'true' },
  });
  return element('div', { className: 'field', children: [text, control] });
}
