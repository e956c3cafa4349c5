import * as l10n from '@vscode/l10n';
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
    : l10n.t('{0} × goroutines', memoryText(SMALLEST_STACK_BYTES, 'bytes'));
}

function textOf(term: IdentityTerm, stats: MemStats, unit: MemoryIdentity['unit']): string {
  if (term.kind === 'smallestStacks') return memoryText(term.goroutines * SMALLEST_STACK_BYTES, unit);
  const value = figure(stats, term.name, term.part);
  return value === undefined ? l10n.t('not said') : memoryText(value, unit);
}

function meaningOf(identity: MemoryIdentity): string {
  const { id, difference = 0n, unit, state } = identity;
  if (state === 'notSaid')
    return l10n.t('The text does not say all of these figures, so that this cannot be checked.');
  if (state === 'holds') return heldMeaning(identity);
  const off = memoryText(difference < 0n ? -difference : difference, unit);
  if (id === 'stacksHoldTheGoroutines')
    return l10n.t(
      '{0} are missing for that many goroutines; the two were counted at different moments, and goroutines ended in between.',
      off,
    );
  return l10n.t(
    'Off by {0}. Go writes figures of one moment, for which this is true: the text was changed, cut, or put together from two.',
    off,
  );
}

function heldMeaning({ id, difference = 0n, leftSum = 0n, right }: MemoryIdentity): string {
  if (id === 'stacksHoldTheGoroutines') {
    const goroutines = right.reduce(
      (all, term) => (term.kind === 'figure' ? all : all + term.goroutines),
      0n,
    );
    const each = goroutines === 0n ? 0n : leftSum / goroutines;
    return l10n.t(
      '{0} of stack for each of {1} goroutines. They were counted in another request, so that this is about right.',
      memoryText(each, 'bytes'),
      memoryText(goroutines, 'count'),
    );
  }
  const text = difference === 0n ? '0B' : memoryText(difference, 'bytes');
  return MEANINGS[id].replace('{0}', text);
}

const MEANINGS: Readonly<Record<Exclude<IdentityId, 'stacksHoldTheGoroutines'>, string>> = {
  sysIsTheSum: l10n.t('Everything that was taken from the system is accounted for.'),
  heapIsIdleAndInUse: l10n.t('The heap is made of spans with objects and of spans without.'),
  spansHoldTheObjects: l10n.t(
    '{0} of spans in use are free: room for objects of the same size only, and never more than this is lost to fragmentation.',
  ),
  idleHoldsTheReleased: l10n.t('{0} are idle and kept by Go, to grow into without asking the system.'),
  objectsAreMallocsLessFrees: l10n.t('What was allocated and not freed is there.'),
  allocIsHeapAlloc: l10n.t('Two names of the same figure.'),
  totalHoldsTheLive: l10n.t('{0} of what was ever allocated have been freed.'),
};
