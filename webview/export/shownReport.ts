/** Which of pprof's reports says what the tab shows. */
import type { NamedReport, TextCommand } from '../../src/protocol/textRequests';
import type { ViewGranularity } from '../../src/protocol/view';
import type { PanelTab } from '../../src/protocol/panelMessages';
import type { PageState } from '../pageState';
import { argumentOf } from '../text/argumentOf';
import { takesArgument } from '../text/takesArgument';

export function shownReport(
  { tab, selected, textCommand, textArgument }: PageState,
  granularity: ViewGranularity | undefined,
): NamedReport {
  if (tab === 'text') {
    return { command: textCommand, argument: takesArgument(textCommand) ? textArgument : '' };
  }
  const command = COMMAND_OF[tab];
  if (!takesArgument(command)) return { command, argument: '' };
  // Without a function there is nothing to list.
  if (selected === '') return { command: 'top', argument: '' };
  return { command, argument: argumentOf(command, selected, granularity) };
}

const COMMAND_OF: Readonly<Record<Exclude<PanelTab, 'text'>, TextCommand>> = {
  top: 'top',
  flame: 'tree',
  graph: 'tree',
  peek: 'peek',
  list: 'list',
  traces: 'traces',
  tags: 'tags',
  goroutines: 'traces',
  leaks: 'top',
  memory: 'top',
};
