/**
 * What must be true of MemStats. Go fills them while the world is stopped, and forms Sys, HeapIdle and HeapObjects of
 * the very figures that it prints (readmemstats_m in Go 1.26's runtime/mstats.go), so that the equations hold exactly.
 * Only the runtime's monitor and the tracer may take a little memory meanwhile (golang/go#64401). An equation that does
 * not hold means that the text was changed, cut or mixed with another.
 *
 * The number of goroutines is not among them: it comes from another request, taken a moment earlier or later.
 */
import type { MemStats } from '../../model/memStats';
import type { FigureName } from './memoryFigures';
import { figure, sum } from './memoryFigures';

export type IdentityId =
  | 'sysIsTheSum'
  | 'heapIsIdleAndInUse'
  | 'spansHoldTheObjects'
  | 'idleHoldsTheReleased'
  | 'objectsAreMallocsLessFrees'
  | 'allocIsHeapAlloc'
  | 'totalHoldsTheLive'
  | 'stacksHoldTheGoroutines';

export interface MemoryIdentity {
  readonly id: IdentityId;
  readonly relation: 'equal' | 'atLeast';
  readonly unit: 'bytes' | 'count';
  readonly left: readonly IdentityTerm[];
  readonly right: readonly IdentityTerm[];
  /** Of each side; absent where a term is not said. */
  readonly leftSum?: bigint;
  readonly rightSum?: bigint;
  /** Left less right. */
  readonly difference?: bigint;
  readonly state: 'holds' | 'doesNotHold' | 'notSaid';
}

export type IdentityTerm =
  | (FigureName & { readonly kind: 'figure'; readonly sign: 1 | -1 })
  /** The smallest stacks that so many goroutines can have. */
  | { readonly kind: 'smallestStacks'; readonly goroutines: bigint; readonly sign: 1 };

/** `goroutines` is their number when it is known from elsewhere. */
export function memoryIdentities(stats: MemStats, goroutines?: bigint): MemoryIdentity[] {
  const rules = goroutines === undefined ? RULES : [...RULES, stackRule(goroutines)];
  return rules.map((rule) => checked(rule, stats));
}

/** The smallest stack of a goroutine; on Windows, Plan 9 and iOS it is larger (Go 1.26, runtime/stack.go). */
export const SMALLEST_STACK_BYTES = 2048n;

type Rule = Pick<MemoryIdentity, 'id' | 'relation' | 'unit' | 'left' | 'right'>;

const RULES: readonly Rule[] = [
  {
    id: 'sysIsTheSum',
    relation: 'equal',
    unit: 'bytes',
    left: [of('Sys')],
    right: [
      of('HeapSys'),
      of('Stack', 'system'),
      of('MSpan', 'system'),
      of('MCache', 'system'),
      of('BuckHashSys'),
      of('GCSys'),
      of('OtherSys'),
    ],
  },
  {
    id: 'heapIsIdleAndInUse',
    relation: 'equal',
    unit: 'bytes',
    left: [of('HeapSys')],
    right: [of('HeapIdle'), of('HeapInuse')],
  },
  {
    id: 'spansHoldTheObjects',
    relation: 'atLeast',
    unit: 'bytes',
    left: [of('HeapInuse')],
    right: [of('HeapAlloc')],
  },
  {
    id: 'idleHoldsTheReleased',
    relation: 'atLeast',
    unit: 'bytes',
    left: [of('HeapIdle')],
    right: [of('HeapReleased')],
  },
  {
    id: 'objectsAreMallocsLessFrees',
    relation: 'equal',
    unit: 'count',
    left: [of('HeapObjects')],
    right: [of('Mallocs'), less('Frees')],
  },
  { id: 'allocIsHeapAlloc', relation: 'equal', unit: 'bytes', left: [of('Alloc')], right: [of('HeapAlloc')] },
  {
    id: 'totalHoldsTheLive',
    relation: 'atLeast',
    unit: 'bytes',
    left: [of('TotalAlloc')],
    right: [of('HeapAlloc')],
  },
];

function stackRule(goroutines: bigint): Rule {
  return {
    id: 'stacksHoldTheGoroutines',
    relation: 'atLeast',
    unit: 'bytes',
    left: [of('Stack', 'inUse')],
    right: [{ kind: 'smallestStacks', goroutines, sign: 1 }],
  };
}

function of(name: string, part: FigureName['part'] = 'value'): IdentityTerm {
  return { kind: 'figure', name, part, sign: 1 };
}

function less(name: string): IdentityTerm {
  return { kind: 'figure', name, part: 'value', sign: -1 };
}

function checked(rule: Rule, stats: MemStats): MemoryIdentity {
  const leftSum = sumOfTerms(rule.left, stats);
  const rightSum = sumOfTerms(rule.right, stats);
  if (leftSum === undefined || rightSum === undefined) {
    return {
      ...rule,
      ...(leftSum === undefined ? {} : { leftSum }),
      ...(rightSum === undefined ? {} : { rightSum }),
      state: 'notSaid',
    };
  }
  const difference = leftSum - rightSum;
  const holds = rule.relation === 'equal' ? difference === 0n : difference >= 0n;
  return { ...rule, leftSum, rightSum, difference, state: holds ? 'holds' : 'doesNotHold' };
}

function sumOfTerms(terms: readonly IdentityTerm[], stats: MemStats): bigint | undefined {
  return sum(
    terms.map((term) => {
      if (term.kind === 'smallestStacks') return term.goroutines * SMALLEST_STACK_BYTES;
      const value = figure(stats, term.name, term.part);
      return value === undefined ? undefined : value * BigInt(term.sign);
    }),
  );
}
