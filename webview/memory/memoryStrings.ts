/** Texts of the tab Memory. */
import * as l10n from '@vscode/l10n';
import { countText, shownOfAll } from '../countedText';

export const memoryStrings = {
  noMemStatsTitle: l10n.t('This profile has no MemStats'),
  noMemStats: l10n.t(
    'Fetch heap with debug=1: the figures that Go keeps of its memory are in that text only.',
  ),
  fetchMemoryText: l10n.t('Fetch memory text'),
  whereIsTheMemory: l10n.t('Where is the memory'),
  memoryPart: l10n.t('part'),
  memoryBytes: l10n.t('bytes'),
  memoryOfSys: l10n.t('of Sys'),
  memoryBar: l10n.t('What the memory that was taken from the system is used for'),
  comparedMemory: l10n.t('Compared with the base'),
  memoryOverTime: l10n.t('Over time'),
  memoryOverTimeChart: l10n.t('What the memory is used for'),
  pausesTitle: l10n.t('Pauses of the garbage collector'),
  pausesChart: l10n.t('Pause of each collection, the oldest first'),
  checksTitle: l10n.t('Do the figures add up?'),
  checksLabel: l10n.t('What must be true of the figures'),
  check: l10n.t('check'),
  checkState: {
    holds: l10n.t('✓ holds'),
    doesNotHold: l10n.t('✗ does not hold'),
    notSaid: l10n.t('– not said'),
  },
  figuresTitle: l10n.t('MemStats'),
  figure: l10n.t('figure'),
  figureValue: l10n.t('value'),
  figureExact: l10n.t('exactly'),
  figureBase: l10n.t('base'),
  figureDifference: l10n.t('change'),
  figureRate: l10n.t('rate'),
  recordsTitle: l10n.t('Records'),
  recordsOrder: l10n.t('Order by'),
  recordsBy: { estimated: l10n.t('estimated'), sampled: l10n.t('sampled') },
  recordsLabel: l10n.t('Records of the heap text, the largest first'),
  recordColumn: {
    inUseBytes: l10n.t('in use'),
    inUseObjects: l10n.t('objects in use'),
    allocatedBytes: l10n.t('allocated'),
    allocatedObjects: l10n.t('objects allocated'),
  },
  sampledValue: (text: string) => l10n.t('sampled {0}', text),
  recordStack: l10n.t('allocated at'),
  noRecords: l10n.t('The text has no records.'),
  moreRecords: (count: number) => l10n.t('Show {0} more', countText(count)),
  recordCount: (shown: number, all: number) =>
    shownOfAll(shown, all, l10n.t('{0} record'), l10n.t('{0} records')),
} as const;
