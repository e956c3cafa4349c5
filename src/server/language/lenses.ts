import * as l10n from '@vscode/l10n';
import type { CodeLens, Command } from 'vscode-languageserver';
import { groupGoroutines } from '../../analysis/goroutines/groupGoroutines';
import { goroutinesText } from '../../report/goroutines/blockedText';
import type { DumpDocument } from './dumpDocument';
import { lineRange } from './outline';

const MAX_GROUPS = 500;

/** What the lenses run; the host registers it. Arguments are numbers. */
export const DUMP_COMMANDS = {
  showGroup: 'pprofLens.dump.showGroup',
  goToCreator: 'pprofLens.dump.goToCreator',
  onlyMyCode: 'pprofLens.dump.onlyMyCode',
} as const;

/** Above the first goroutine of each group of identical stacks, and on top of the file. */
export function lenses(document: DumpDocument): CodeLens[] {
  const { dump } = document;
  const groups = groupGoroutines(dump, { kind: 'stack', similarity: 'lines' }).slice(0, MAX_GROUPS);
  if (groups.length === 0) return [];
  const top = lineRange(document, 0, 0);
  return [
    { range: top, command: command(l10n.t('Only my code'), DUMP_COMMANDS.onlyMyCode, []) },
    ...groups.flatMap(({ rows, count, creators }) => {
      const row = rows[0] ?? 0;
      const line = dump.goroutines.headerLines[row] ?? 0;
      const range = lineRange(document, line, line);
      const title =
        count === 1
          ? l10n.t('only one with this stack')
          : l10n.t('{0} with this stack', goroutinesText(count));
      return [
        { range, command: command(title, DUMP_COMMANDS.showGroup, [line]) },
        ...(creators.length > 0
          ? [{ range, command: command(l10n.t('go to creator'), DUMP_COMMANDS.goToCreator, [line]) }]
          : []),
      ];
    }),
  ];
}

function command(title: string, id: string, args: readonly number[]): Command {
  return { title, command: id, arguments: [...args] };
}
