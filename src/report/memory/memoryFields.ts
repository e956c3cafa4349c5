import type { FigurePart } from '../../analysis/memory/memoryFigures';
import type { MemoryUnit } from './memoryNumbers';

export interface MemoryField {
  readonly unit: MemoryUnit;
  /** One sentence. */
  readonly explanation: string;
}

/** What a figure of the MemStats means; undefined for one that is not known here. */
export function memoryField(name: string, part: FigurePart | 'text'): MemoryField | undefined {
  return FIELDS.get(part === 'inUse' || part === 'system' ? `${name} ${part}` : name);
}

/** `Stack in use`, `Stack from the system`, `HeapSys`. */
export function fieldTitle(name: string, part: FigurePart): string {
  return part === 'value' ? name : `${name} ${part === 'inUse' ? 'in use' : 'from the system'}`;
}

/** Meanings: the comments of MemStats in Go 1.26's runtime/mstats.go, in words of our own. */
const FIELDS: ReadonlyMap<string, MemoryField> = new Map([
  bytes('Alloc', 'The same as HeapAlloc.'),
  bytes('TotalAlloc', 'Bytes of all objects ever allocated, freed ones too; it never shrinks.'),
  bytes('Sys', 'All address space taken from the system: the sum of the figures that end in Sys.'),
  count('Lookups', 'A counter of old versions of Go; always 0.'),
  count('Mallocs', 'Objects ever allocated; it never shrinks.'),
  count('Frees', 'Objects ever freed; it never shrinks.'),
  bytes(
    'HeapAlloc',
    'Bytes of allocated objects: those that are reachable, and garbage that has not been swept yet.',
  ),
  bytes('HeapSys', 'Address space of the heap, idle spans and returned pages included, without stacks.'),
  bytes('HeapIdle', 'Spans without a single object: kept to grow into, or already returned to the system.'),
  bytes('HeapInuse', 'Spans that hold at least one object, with the free room between objects.'),
  bytes('HeapReleased', 'The part of HeapIdle whose pages the system has back; it costs no memory.'),
  count('HeapObjects', 'Objects that are allocated now: Mallocs less Frees.'),
  bytes('Stack inUse', 'Spans that hold goroutine stacks.'),
  bytes('Stack system', 'Stacks in all: those of goroutines, and what Go takes for threads itself.'),
  bytes('MSpan inUse', 'Descriptions of spans that are used.'),
  bytes('MSpan system', 'Memory taken for descriptions of spans.'),
  bytes('MCache inUse', 'Caches of free objects, one for each processor, that are used.'),
  bytes('MCache system', 'Memory taken for caches of free objects.'),
  bytes('BuckHashSys', 'The tables of the heap, block and mutex profiles themselves.'),
  bytes('GCSys', "The garbage collector's own memory: marks and work buffers."),
  bytes('OtherSys', 'What else the runtime takes for itself, outside of the heap.'),
  bytes('NextGC', 'The size of the heap at which the next collection is meant to be done.'),
  time('LastGC', 'When the last collection ended.'),
  nanoseconds('PauseNs', 'How long the program stood still in each of the last 256 collections.'),
  time('PauseEnd', 'When each of those pauses ended.'),
  count('NumGC', 'Collections that have been completed.'),
  count('NumForcedGC', 'Collections that the program asked for with runtime.GC.'),
  count('GCCPUFraction', 'The share of the processor time at hand that collections took since the start.'),
  count('DebugGC', 'Not used by Go.'),
  bytes(
    'MaxRSS',
    'The most physical memory that the process has ever had at once, with what is not Go’s; it never shrinks.',
  ),
]);

function bytes(name: string, explanation: string): [string, MemoryField] {
  return [name, { unit: 'bytes', explanation }];
}

function count(name: string, explanation: string): [string, MemoryField] {
  return [name, { unit: 'count', explanation }];
}

function time(name: string, explanation: string): [string, MemoryField] {
  return [name, { unit: 'time', explanation }];
}

function nanoseconds(name: string, explanation: string): [string, MemoryField] {
  return [name, { unit: 'nanoseconds', explanation }];
}
