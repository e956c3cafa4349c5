import * as l10n from '@vscode/l10n';
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
  return part === 'value'
    ? name
    : `${name} ${part === 'inUse' ? l10n.t('in use') : l10n.t('from the system')}`;
}

/** Meanings: the comments of MemStats in Go 1.26's runtime/mstats.go, in words of our own. */
const FIELDS: ReadonlyMap<string, MemoryField> = new Map([
  bytes('Alloc', l10n.t('The same as HeapAlloc.')),
  bytes('TotalAlloc', l10n.t('Bytes of all objects ever allocated, freed ones too; it never shrinks.')),
  bytes('Sys', l10n.t('All address space taken from the system: the sum of the figures that end in Sys.')),
  count('Lookups', l10n.t('A counter of old versions of Go; always 0.')),
  count('Mallocs', l10n.t('Objects ever allocated; it never shrinks.')),
  count('Frees', l10n.t('Objects ever freed; it never shrinks.')),
  bytes(
    'HeapAlloc',
    l10n.t('Bytes of allocated objects: those that are reachable, and garbage that has not been swept yet.'),
  ),
  bytes(
    'HeapSys',
    l10n.t('Address space of the heap, idle spans and returned pages included, without stacks.'),
  ),
  bytes(
    'HeapIdle',
    l10n.t('Spans without a single object: kept to grow into, or already returned to the system.'),
  ),
  bytes('HeapInuse', l10n.t('Spans that hold at least one object, with the free room between objects.')),
  bytes('HeapReleased', l10n.t('The part of HeapIdle whose pages the system has back; it costs no memory.')),
  count('HeapObjects', l10n.t('Objects that are allocated now: Mallocs less Frees.')),
  bytes('Stack inUse', l10n.t('Spans that hold goroutine stacks.')),
  bytes('Stack system', l10n.t('Stacks in all: those of goroutines, and what Go takes for threads itself.')),
  bytes('MSpan inUse', l10n.t('Descriptions of spans that are used.')),
  bytes('MSpan system', l10n.t('Memory taken for descriptions of spans.')),
  bytes('MCache inUse', l10n.t('Caches of free objects, one for each processor, that are used.')),
  bytes('MCache system', l10n.t('Memory taken for caches of free objects.')),
  bytes('BuckHashSys', l10n.t('The tables of the heap, block and mutex profiles themselves.')),
  bytes('GCSys', l10n.t("The garbage collector's own memory: marks and work buffers.")),
  bytes('OtherSys', l10n.t('What else the runtime takes for itself, outside of the heap.')),
  bytes('NextGC', l10n.t('The size of the heap at which the next collection is meant to be done.')),
  time('LastGC', l10n.t('When the last collection ended.')),
  nanoseconds('PauseNs', l10n.t('How long the program stood still in each of the last 256 collections.')),
  time('PauseEnd', l10n.t('When each of those pauses ended.')),
  count('NumGC', l10n.t('Collections that have been completed.')),
  count('NumForcedGC', l10n.t('Collections that the program asked for with runtime.GC.')),
  count(
    'GCCPUFraction',
    l10n.t('The share of the processor time at hand that collections took since the start.'),
  ),
  count('DebugGC', l10n.t('Not used by Go.')),
  bytes(
    'MaxRSS',
    l10n.t(
      'The most physical memory that the process has ever had at once, with what is not Go’s; it never shrinks.',
    ),
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
