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
    title: 'Allocated objects',
    explanation:
      'What the program holds, and garbage that is not swept yet; the heap profile says who allocated it.',
  },
  freeInSpans: {
    title: 'Free within spans',
    explanation: 'Room between objects, which only objects of the same size can use.',
  },
  idleKept: {
    title: 'Idle, kept by Go',
    explanation:
      'Free spans to grow into; Go gives them back to the system little by little, and debug.FreeOSMemory gives them back at once.',
  },
  stacks: {
    title: 'Stacks',
    explanation: 'Stacks of goroutines: fewer goroutines, or less deep ones, need less.',
  },
  runtime: {
    title: 'Go’s runtime',
    explanation: 'What the runtime needs to manage the rest; it grows with the heap and is not given back.',
  },
  unexplained: {
    title: 'Not explained',
    explanation: 'The figures contradict each other by so much.',
  },
  returned: {
    title: 'Returned to the system',
    explanation:
      'Address space only: the system has the pages back, and they do not count as memory of the process.',
  },
};

function whereSentences(where: WhereIsTheMemory): string[] {
  const { held, sys, parts, largest } = where;
  const bytesOf = (id: MemoryPartId): bigint => parts.find((part) => part.id === id)?.bytes ?? 0n;
  const returned = bytesOf('returned');
  const most = bytesOf(largest);
  const share = percentage(most, held).trim();
  return [
    `Go holds ${memoryText(held, 'bytes')}${returned > 0n ? ` (${memoryText(sys, 'bytes')} of address space, of which ${memoryText(returned, 'bytes')} are returned to the system)` : ''}.`,
    `Most of it, ${memoryText(most, 'bytes')} (${share}), is in ${LARGEST[largest]}`,
    ...where.remarks.map((remark) => REMARKS[remark](where, bytesOf)),
  ];
}

const LARGEST: Readonly<Record<WhereIsTheMemory['largest'], string>> = {
  objects: 'allocated objects: look at inuse_space to see who allocated them.',
  freeInSpans: 'free room between objects: the heap is scattered.',
  idleKept: 'idle spans that Go keeps to grow into: the program itself does not use them.',
  stacks: 'stacks: look at the goroutine profile to see whose they are.',
  runtime: 'the runtime’s own tables, as in programs that hold little themselves.',
};

type RemarkText = (where: WhereIsTheMemory, bytesOf: (id: MemoryPartId) => bigint) => string;

const REMARKS: Readonly<Record<MemoryRemark, RemarkText>> = {
  earlierPeak: (_, bytesOf) =>
    `More is idle and kept (${memoryText(bytesOf('idleKept'), 'bytes')}) than allocated: the heap was much larger a short while ago.`,
  scattered: (_, bytesOf) =>
    `${percentage(bytesOf('freeInSpans'), bytesOf('freeInSpans') + bytesOf('objects')).trim()} of the spans in use are free: many objects of various sizes were freed, and others of their spans live on.`,
  manyStacks: ({ held }, bytesOf) =>
    `Stacks take ${percentage(bytesOf('stacks'), held).trim()} of it, which is much: there are very many goroutines, or very deep ones.`,
  mostlyReturned: () => 'More than half of the address space is returned: the program once needed much more.',
  neverTouched: ({ maxRss = 0n }) =>
    `The process never had more than ${memoryText(maxRss, 'bytes')} in physical memory (MaxRSS), which is less: a part of what is allocated was never written to.`,
  otherMemory: ({ maxRss = 0n }) =>
    `The process once had ${memoryText(maxRss, 'bytes')} in physical memory (MaxRSS), much more than Go ever took: the rest is of C code, mapped files or the program’s own pages.`,
};
