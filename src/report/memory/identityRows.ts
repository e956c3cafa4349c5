import type { IdentityId, IdentityTerm, MemoryIdentity } from '../../analysis/memory/memoryIdentities';
import { SMALLEST_STACK_BYTES } from '../../analysis/memory/memoryIdentities';
import { figure } from '../../analysis/memory/memoryFigures';
import type { MemStats } from '../../model/memStats';
import type { MemoryIdentityRow } from '../../protocol/memoryRequests';
import { fieldTitle } from './memoryFields';
import { memoryText } from './memoryNumbers';

/** What must be true of the figures, whether it is, and what that says. */
export function identityRows(identities: readonly MemoryIdentity[], stats: MemStats): MemoryIdentityRow[] {
  return identities.map((identity) => ({
    equation: sidesOf(identity, (term) => nameOf(term)),
    figures: sidesOf(identity, (term) => textOf(term, stats, identity.unit)),
    state: identity.state,
    meaning: meaningOf(identity),
  }));
}

function sidesOf({ left, relation, right }: MemoryIdentity, write: (term: IdentityTerm) => string): string {
  const side = (terms: readonly IdentityTerm[]): string =>
    terms.map((term, at) => (at === 0 ? '' : term.sign > 0 ? ' + ' : ' − ') + write(term)).join('');
  return `${side(left)} ${relation === 'equal' ? '=' : '≥'} ${side(right)}`;
}

function nameOf(term: IdentityTerm): string {
  return term.kind === 'figure'
    ? fieldTitle(term.name, term.part)
    : `${memoryText(SMALLEST_STACK_BYTES, 'bytes')} × goroutines`;
}

function textOf(term: IdentityTerm, stats: MemStats, unit: MemoryIdentity['unit']): string {
  if (term.kind === 'smallestStacks') return memoryText(term.goroutines * SMALLEST_STACK_BYTES, unit);
  const value = figure(stats, term.name, term.part);
  return value === undefined ? 'not said' : memoryText(value, unit);
}

function meaningOf(identity: MemoryIdentity): string {
  const { id, difference = 0n, unit, state } = identity;
  if (state === 'notSaid')
    return 'The text does not say all of these figures, so that this cannot be checked.';
  if (state === 'holds') return heldMeaning(identity);
  const off = memoryText(difference < 0n ? -difference : difference, unit);
  if (id === 'stacksHoldTheGoroutines')
    return `${off} are missing for that many goroutines; the two were counted at different moments, and goroutines ended in between.`;
  return `Off by ${off}. Go writes figures of one moment, for which this is true: the text was changed, cut, or put together from two.`;
}

function heldMeaning({ id, difference = 0n, leftSum = 0n, right }: MemoryIdentity): string {
  if (id === 'stacksHoldTheGoroutines') {
    const goroutines = right.reduce(
      (all, term) => (term.kind === 'figure' ? all : all + term.goroutines),
      0n,
    );
    const each = goroutines === 0n ? 0n : leftSum / goroutines;
    return `${memoryText(each, 'bytes')} of stack for each of ${memoryText(goroutines, 'count')} goroutines. They were counted in another request, so that this is about right.`;
  }
  const text = difference === 0n ? '0B' : memoryText(difference, 'bytes');
  return MEANINGS[id].replace('%', text);
}

const MEANINGS: Readonly<Record<Exclude<IdentityId, 'stacksHoldTheGoroutines'>, string>> = {
  sysIsTheSum: 'Everything that was taken from the system is accounted for.',
  heapIsIdleAndInUse: 'The heap is made of spans with objects and of spans without.',
  spansHoldTheObjects:
    '% of spans in use are free: room for objects of the same size only, and never more than this is lost to fragmentation.',
  idleHoldsTheReleased: '% are idle and kept by Go, to grow into without asking the system.',
  objectsAreMallocsLessFrees: 'What was allocated and not freed is there.',
  allocIsHeapAlloc: 'Two names of the same figure.',
  totalHoldsTheLive: '% of what was ever allocated have been freed.',
};
