import * as l10n from '@vscode/l10n';
import { percentage } from '../../analysis/measurement';
import type { MemoryPartId, MemoryRemark, WhereIsTheMemory } from '../../analysis/memory/whereIsTheMemory';
import type { MemoryWhere } from '../../protocol/memoryRequests';
import { memoryText } from './memoryNumbers';

/** The answer to "where is the memory": sentences, and the parts of a bar. */
export function whereRows(where: WhereIsTheMemory): MemoryWhere {
  return { sentences: whereSentences(where), parts: partRows(where) };
}

export function partTitle(id: MemoryPartId): string {
  return PARTS[id].title;
}

function partRows({ parts, sys }: WhereIsTheMemory): MemoryWhere['parts'] {
  return parts
    .filter(({ bytes }) => bytes !== 0n)
    .map(({ id, bytes }) => ({
      id,
      title: PARTS[id].title,
      text: memoryText(bytes, 'bytes'),
      percent: percentage(bytes, sys).trim(),
      share: sys === 0n ? 0 : Math.min(1, Math.max(0, Number(bytes) / Number(sys))),
      explanation: PARTS[id].explanation,
    }));
}

const PARTS: Readonly<Record<MemoryPartId, { readonly title: string; readonly explanation: string }>> = {
  objects: {
    title: l10n.t('Allocated objects'),
    explanation: l10n.t(
      'What the program holds, and garbage that is not swept yet; the heap profile says who allocated it.',
    ),
  },
  freeInSpans: {
    title: l10n.t('Free within spans'),
    explanation: l10n.t('Room between objects, which only objects of the same size can use.'),
  },
  idleKept: {
    title: l10n.t('Idle, kept by Go'),
    explanation: l10n.t(
      'Free spans to grow into; Go gives them back to the system little by little, and debug.FreeOSMemory gives them back at once.',
    ),
  },
  stacks: {
    title: l10n.t('Stacks'),
    explanation: l10n.t('Stacks of goroutines: fewer goroutines, or less deep ones, need less.'),
  },
  runtime: {
    title: l10n.t('Go’s runtime'),
    explanation: l10n.t(
      'What the runtime needs to manage the rest; it grows with the heap and is not given back.',
    ),
  },
  unexplained: {
    title: l10n.t('Not explained'),
    explanation: l10n.t('The figures contradict each other by so much.'),
  },
  returned: {
    title: l10n.t('Returned to the system'),
    explanation: l10n.t(
      'Address space only: the system has the pages back, and they do not count as memory of the process.',
    ),
  },
};

function whereSentences(where: WhereIsTheMemory): string[] {
  const { held, sys, parts, largest } = where;
  const bytesOf = (id: MemoryPartId): bigint => parts.find((part) => part.id === id)?.bytes ?? 0n;
  const returned = bytesOf('returned');
  const most = bytesOf(largest);
  const share = percentage(most, held).trim();
  return [
    l10n.t(
      'Go holds {0}{1}.',
      memoryText(held, 'bytes'),
      returned > 0n
        ? l10n.t(
            ' ({0} of address space, of which {1} are returned to the system)',
            memoryText(sys, 'bytes'),
            memoryText(returned, 'bytes'),
          )
        : '',
    ),
    l10n.t('Most of it, {0} ({1}), is in {2}', memoryText(most, 'bytes'), share, LARGEST[largest]),
    ...where.remarks.map((remark) => REMARKS[remark](where, bytesOf)),
  ];
}

const LARGEST: Readonly<Record<WhereIsTheMemory['largest'], string>> = {
  objects: l10n.t('allocated objects: look at inuse_space to see who allocated them.'),
  freeInSpans: l10n.t('free room between objects: the heap is scattered.'),
  idleKept: l10n.t('idle spans that Go keeps to grow into: the program itself does not use them.'),
  stacks: l10n.t('stacks: look at the goroutine profile to see whose they are.'),
  runtime: l10n.t('the runtime’s own tables, as in programs that hold little themselves.'),
};

type RemarkText = (where: WhereIsTheMemory, bytesOf: (id: MemoryPartId) => bigint) => string;

const REMARKS: Readonly<Record<MemoryRemark, RemarkText>> = {
  earlierPeak: (_, bytesOf) =>
    l10n.t(
      'More is idle and kept ({0}) than allocated: the heap was much larger a short while ago.',
      memoryText(bytesOf('idleKept'), 'bytes'),
    ),
  scattered: (_, bytesOf) =>
    l10n.t(
      '{0} of the spans in use are free: many objects of various sizes were freed, and others of their spans live on.',
      percentage(bytesOf('freeInSpans'), bytesOf('freeInSpans') + bytesOf('objects')).trim(),
    ),
  manyStacks: ({ held }, bytesOf) =>
    l10n.t(
      'Stacks take {0} of it, which is much: there are very many goroutines, or very deep ones.',
      percentage(bytesOf('stacks'), held).trim(),
    ),
  mostlyReturned: () =>
    l10n.t('More than half of the address space is returned: the program once needed much more.'),
  neverTouched: ({ maxRss = 0n }) =>
    l10n.t(
      'The process never had more than {0} in physical memory (MaxRSS), which is less: a part of what is allocated was never written to.',
      memoryText(maxRss, 'bytes'),
    ),
  otherMemory: ({ maxRss = 0n }) =>
    l10n.t(
      'The process once had {0} in physical memory (MaxRSS), much more than Go ever took: the rest is of C code, mapped files or the program’s own pages.',
      memoryText(maxRss, 'bytes'),
    ),
};
