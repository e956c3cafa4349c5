/** Texts of the tabs Peek and List, which are about one function. */
import * as l10n from '@vscode/l10n';
import { countText, plural } from './countedText';

export const functionStrings = {
  peekLabel: l10n.t('Callers of the function, the function, and what it calls'),
  peekKind: { caller: l10n.t('caller'), function: '', callee: l10n.t('callee') },
  peekRelation: l10n.t('relation'),
  peekRelationTitle: l10n.t('Callers stand above the function, callees below it.'),
  peekValue: l10n.t('cum'),
  peekValueTitle: l10n.t(
    'Of the function: its cum. Of callers and callees: what passes between them and the function.',
  ),
  peekPercentTitle: l10n.t(
    'Of the function: a share of the total. Of callers and callees: a share of the function’s cum.',
  ),
  peekFlatTitle: l10n.t('Value of the samples that end in the function.'),
  peekNameTitle: l10n.t(
    'Click a caller or callee to put it into the middle; click the function to go to its line.',
  ),
  peekCount: (callers: number, callees: number) =>
    `${plural(callers, l10n.t('{0} caller'), l10n.t('{0} callers'))} · ${plural(callees, l10n.t('{0} callee'), l10n.t('{0} callees'))}`,
  peekBack: l10n.t('Previous'),
  peekBackTitle: l10n.t('The function that was in the middle before (Left arrow).'),
  peekForward: l10n.t('Next'),
  peekForwardTitle: l10n.t('The function that you came back from.'),
  peekHint: l10n.t('Click or → : into the middle · ← : back · Enter: to the source'),
  heaviestShown: l10n.t('Nothing is selected. This is the function with the highest cum.'),

  listLabel: l10n.t('Source of the function with flat and cum of each line'),
  listFlatTitle: l10n.t('Value of the samples that end on this line.'),
  listCumTitle: l10n.t('Value of the samples that pass through this line.'),
  listLine: l10n.t('line'),
  listLineTitle: l10n.t('Number of the line in the file.'),
  listSource: l10n.t('source'),
  listSourceTitle: l10n.t('The file as it is on disk. Click a line to go to it.'),
  listRoutine: (fileName: string, percent: string) =>
    fileName === '' ? percent : l10n.t('{0} · {1} of the total', fileName, percent),
  listTotal: (total: string) => l10n.t('Total: {0}', total),
  listCount: (lines: number) => plural(lines, l10n.t('{0} line'), l10n.t('{0} lines')),
  listWhole: l10n.t('Whole file'),
  listWholeTitle: l10n.t('Show all lines of the file, and not only those of the function.'),
  listEmpty: l10n.t('There is nothing to list.'),
  listShorter: (fileName: string) =>
    l10n.t(
      '{0} has fewer lines here than it had when the program was built: it is another version of it, and numbers may stand beside wrong lines.',
      fileName,
    ),
  listMissing: l10n.t('Lines with a value are listed without their text.'),
  sourceFolder: l10n.t('Add folder to workspace…'),
  sourceSettings: l10n.t('Source path settings'),
  sourceMappings: l10n.t('Show source mappings'),
  sourceChoose: l10n.t('Choose file…'),
  sourceRetry: l10n.t('Look again'),
  moreSources: (count: number) => l10n.t('{0} more files are not shown either.', countText(count)),
} as const;
