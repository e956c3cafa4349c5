import { describe, expect, it } from 'vitest';
import { countTask } from '../../../../src/analysis/counting/countTask';
import type { EdgeTable } from '../../../../src/analysis/counting/edgeTable';
import { countEdges, joinedEdges } from '../../../../src/analysis/counting/edgeTask';
import { nextShare, ownShares } from '../../../../src/analysis/counting/rowShares';
import type {
  CountOutcome,
  CountTask,
  CountsOf,
  SecondThread,
} from '../../../../src/analysis/counting/secondThread';
import { countTogether } from '../../../../src/analysis/counting/secondThread';
import type { SumCounts } from '../../../../src/analysis/counting/sumTask';
import { countSums, joinedSums } from '../../../../src/analysis/counting/sumTask';
import { collectEdges } from '../../../../src/analysis/graph/graphEdges';
import { graphSamples } from '../../../../src/analysis/graph/graphSamples';
import { functionNodesOf } from '../../../../src/analysis/nodes';
import { smallProfile } from '../../../support/smallProfile';
import { countTasks } from '../../../support/countTasks';

type Behaviour = 'first' | 'never' | 'dies';

/** Takes `shares` shares before the first thread has any, as another thread may. */
function scriptedThread(behaviour: Behaviour): SecondThread & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    begin<T extends CountTask>(task: T) {
      asked.push(task.kind);
      let outcome: CountOutcome<CountsOf<CountTask>> = { kind: 'nothing' };
      if (behaviour !== 'never') {
        // Three shares: what it has of them, the other one must not count again.
        const rows = ownShares(3 * 4096);
        const taken = [1, 2, 3].map(() => nextShare(task.rows));
        expect(taken.map((share) => share?.from)).toEqual([0, 4096, 8192]);
        outcome = { kind: 'counted', counts: countTask({ ...task, rows }) };
      }
      if (behaviour === 'dies') outcome = { kind: 'lost' };
      return { finish: () => outcome as CountOutcome<CountsOf<T>> };
    },
  };
}

const tasks = countTasks();
const sumsAlone = countSums({ ...tasks.sums, rows: ownShares(tasks.sums.rows.end) });
const edgesAlone = edgesOf(countEdges({ ...tasks.edges, rows: ownShares(tasks.edges.rows.end) }));

function edgesOf(table: EdgeTable): string[] {
  const found: string[] = [];
  table.forEach((...edge) => found.push(edge.join(' ')));
  return found.sort();
}

function sumsWith(second: SecondThread | undefined): SumCounts {
  const task = { ...tasks.sums, rows: ownShares(tasks.sums.rows.end) };
  return countTogether(task, second, countSums, joinedSums);
}

describe('a second thread', () => {
  it.each(['first', 'never', 'dies'] as const)('that comes %s changes no sum', (behaviour) => {
    const second = scriptedThread(behaviour);
    expect(sumsWith(second)).toEqual(sumsAlone);
    expect(second.asked).toEqual(['sums']);
  });

  it.each(['first', 'never', 'dies'] as const)('that comes %s changes no edge', (behaviour) => {
    const task = { ...tasks.edges, rows: ownShares(tasks.edges.rows.end) };
    const edges = countTogether(task, scriptedThread(behaviour), countEdges, joinedEdges);
    expect(edgesOf(edges)).toEqual(edgesAlone);
    expect(edgesAlone.length).toBeGreaterThan(1000);
  });

  it('is left alone with few stacks, and not needed', () => {
    const second = scriptedThread('first');
    const { sums } = countTasks(100, 10);
    countTogether(sums, second, countSums, joinedSums);
    expect(second.asked).toEqual([]);
    expect(sumsWith(undefined)).toEqual(sumsAlone);
  });
});

it('is not asked for edges whose values are counted in several tables', () => {
  const profile = smallProfile({ samples: [{ stack: 'c b a', values: [3] }] });
  const nodes = functionNodesOf(profile);
  const second = scriptedThread('dies');
  const samples = graphSamples(profile, 0, 'sum', second);
  const large = { ...samples, column: BigInt64Array.of(2n ** 60n + 1n) };
  const deep = { ...profile, samples: { ...profile.samples, stacks: withRoom(profile.samples.stacks) } };
  const wish = { direction: 'in' } as const;
  const { weights } = collectEdges({ ...large, profile: deep }, nodes, wish);
  expect([...weights]).toEqual([2n ** 60n + 1n, 2n ** 60n + 1n]);
  expect(second.asked).toEqual([]);
});

/** As many locations as are worth a second thread; only the first ones are of a sample. */
function withRoom(stacks: Uint32Array): Uint32Array {
  const large = new Uint32Array(1_000_000);
  large.set(stacks);
  return large;
}

it('shares of rows are taken once each, up to the end', () => {
  const rows = ownShares(10_000);
  const taken = [1, 2, 3, 4].map(() => nextShare(rows));
  expect(taken).toEqual([
    { from: 0, to: 4096 },
    { from: 4096, to: 8192 },
    { from: 8192, to: 10_000 },
    undefined,
  ]);
});
