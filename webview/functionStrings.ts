/** Texts of the tabs Peek and List, which are about one function. */
import { countText, plural } from './countedText';

export const functionStrings = {
  peekLabel: 'Callers of the function, the function, and what it calls',
  peekKind: { caller: 'caller', function: '', callee: 'callee' },
  peekRelation: 'relation',
  peekRelationTitle: 'Callers stand above the function, callees below it.',
  peekValue: 'cum',
  peekValueTitle:
    'Of the function: its cum. Of callers and callees: what passes between them and the function.',
  peekPercentTitle:
    'Of the function: a share of the total. Of callers and callees: a share of the function’s cum.',
  peekFlatTitle: 'Value of the samples that end in the function.',
  peekNameTitle: 'Click a caller or callee to put it into the middle; click the function to go to its line.',
  peekCount: (callers: number, callees: number) =>
    `${plural(callers, 'caller', 'callers')} · ${plural(callees, 'callee', 'callees')}`,
  peekBack: 'Previous',
  peekBackTitle: 'The function that was in the middle before (Left arrow).',
  peekForward: 'Next',
  peekForwardTitle: 'The function that you came back from.',
  peekHint: 'Click or → : into the middle · ← : back · Enter: to the source',
  heaviestShown: 'Nothing is selected. This is the function with the highest cum.',

  listLabel: 'Source of the function with flat and cum of each line',
  listFlatTitle: 'Value of the samples that end on this line.',
  listCumTitle: 'Value of the samples that pass through this line.',
  listLine: 'line',
  listLineTitle: 'Number of the line in the file.',
  listSource: 'source',
  listSourceTitle: 'The file as it is on disk. Click a line to go to it.',
  listRoutine: (fileName: string, percent: string) =>
    fileName === '' ? percent : `${fileName} · ${percent} of the total`,
  listTotal: (total: string) => `Total: ${total}`,
  listCount: (lines: number) => plural(lines, 'line', 'lines'),
  listWhole: 'Whole file',
  listWholeTitle: 'Show all lines of the file, and not only those of the function.',
  listEmpty: 'There is nothing to list.',
  listShorter: (fileName: string) =>
    `${fileName} has fewer lines here than it had when the program was built: it is another version of it, and numbers may stand beside wrong lines.`,
  listMissing: 'Lines with a value are listed without their text.',
  sourceFolder: 'Add folder to workspace…',
  sourceSettings: 'Source path settings',
  sourceMappings: 'Show source mappings',
  sourceChoose: 'Choose file…',
  sourceRetry: 'Look again',
  moreSources: (count: number) => `${countText(count)} more files are not shown either.`,
} as const;
