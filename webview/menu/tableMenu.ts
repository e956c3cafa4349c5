/** What can be copied of a table: the row, or the whole report as pprof prints it. */
import type { TextCommand } from '../../src/protocol/textRequests';
import type { TabContext } from '../panelTab';
import { strings } from '../strings';
import type { MenuItem } from './menuList';

export interface RowInMenu {
  readonly rowText: string;
  readonly revision: number;
  /** The report of pprof that says what the table does. */
  readonly command: TextCommand;
}

export function tableMenuItems(
  { rowText, revision, command }: RowInMenu,
  context: Pick<TabContext, 'host' | 'post'>,
): readonly MenuItem[] {
  const copyRow: MenuItem = {
    label: strings.copyRow,
    onChoose: () => {
      context.host.copyText(rowText);
    },
  };
  const reports = (['text', 'markdown'] as const).map((format): MenuItem => ({
    label: strings.copyTable[format],
    onChoose: () => {
      context.post({ type: 'copyReport', revision, format, command, argument: '' });
    },
  }));
  return [copyRow, ...reports];
}
