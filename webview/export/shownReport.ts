/** Which of pprof's reports says what the tab shows. */
import type { NamedReport, TextCommand } from '../../src/protocol/textRequests';
import type { PanelTab } from '../../src/protocol/panelMessages';
import type { PageState } from '../pageState';
import { patternOfName, takesArgument } from '../text/takesArgument';

export function shownReport({ tab, selected, textCommand, textArgument }: PageState): NamedReport {
  if (tab === 'text') {
    return { command: textCommand, argument: takesArgument(textCommand) ? textArgument : '' };
  }
  const command = COMMAND_OF[tab];
  if (!takesArgument(command)) return { command, argument: '' };
  // Without a function there is nothing to list.
  return selected === '' ? { command: 'top', argument: '' } : { command, argument: patternOfName(selected) };
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
