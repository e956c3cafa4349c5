import { describe, expect, it } from 'vitest';
import { functionNodesOf, lineNodesOf } from '../../../src/analysis/nodes';
import { sumNodes } from '../../../src/analysis/sums';
import { weightsOf } from '../../../src/analysis/weights';
import type { Profile } from '../../../src/model/profile';
import { valueAt } from '../../../src/model/valueColumn';
import { printableNodeName } from '../../../src/report/printableName';
import { smallProfile } from '../../support/smallProfile';

function byFunction(profile: Profile): Record<string, string> {
  const nodes = functionNodesOf(profile);
  const sums = sumNodes(profile, nodes, weightsOf(profile, 0));
  return Object.fromEntries(
    Array.from({ length: nodes.count }, (_, node) => [
      printableNodeName(profile, nodes, node),
      `${valueAt(sums.flat, node).toString()} ${valueAt(sums.cum, node).toString()}`,
    ]),
  );
}

function byLine(profile: Profile): Record<string, string> {
  const nodes = lineNodesOf(profile);
  const sums = sumNodes(profile, nodes, weightsOf(profile, 0));
  return Object.fromEntries<string>(
    Array.from({ length: nodes.count }, (_, node): [string, string] => [
      `${nodes.files[nodes.fileOfNode[node] ?? -1] ?? '-'}:${nodes.lineOfNode[node] ?? 0}`,
      `${valueAt(sums.flat, node).toString()} ${valueAt(sums.cum, node).toString()}`,
    ]).slice(1),
  );
}

describe('flat and cum', () => {
  it('count a sample once for each function that it passes, however often it recurses', () => {
    const profile = smallProfile({
      samples: [
        { stack: 'b a b a main', values: [100] },
        { stack: 'a main', values: [50] },
        { stack: 'c a a main', values: [10] },
      ],
    });
    expect(byFunction(profile)).toEqual({ a: '50 160', b: '100 100', c: '10 10', main: '0 160' });
  });

  it('count a sample once for a line that two functions share, so that no line exceeds the total', () => {
    const profile = smallProfile({
      samples: [
        {
          stack: 'runtime.gopark@proc.go:1 main.f.func1@f.go:7 main.f@f.go:7 main.main@m.go:3',
          values: [11],
        },
        { stack: 'main.f@f.go:7 main.main@m.go:3', values: [2] },
      ],
    });
    expect(byLine(profile)).toEqual({ 'proc.go:1': '11 11', 'f.go:7': '2 13', 'm.go:3': '0 13' });
  });

  it('give flat to the innermost inlined call, and cum to all', () => {
    const profile = smallProfile({ samples: [{ stack: 'in@f.go:9<out@f.go:5 main@f.go:1', values: [4] }] });
    expect(byLine(profile)).toEqual({ 'f.go:9': '4 4', 'f.go:5': '0 4', 'f.go:1': '0 4' });
  });

  it('count samples without a stack in the total only', () => {
    const profile = smallProfile({
      samples: [
        { stack: '', values: [5] },
        { stack: 'a', values: [2] },
      ],
    });
    expect(weightsOf(profile, 0).total).toBe(7n);
    expect(byFunction(profile)).toEqual({ a: '2 2' });
  });

  it('stay exact beyond what a double holds, and wrap as int64 does', () => {
    const big = 2n ** 62n + 1n;
    const profile = smallProfile({
      samples: [
        { stack: 'a main', values: [big] },
        { stack: 'b main', values: [3] },
        { stack: 'c main', values: [-(2n ** 53n) - 1n] },
      ],
    });
    expect(byFunction(profile)).toEqual({
      a: `${big} ${big}`,
      b: '3 3',
      c: '-9007199254740993 -9007199254740993',
      main: `0 ${big + 3n - 2n ** 53n - 1n}`,
    });
    const wrapped = smallProfile({
      samples: [
        { stack: 'a', values: [2n ** 63n - 1n] },
        { stack: 'a', values: [1] },
      ],
    });
    expect(byFunction(wrapped)).toEqual({ a: `${-(2n ** 63n)} ${-(2n ** 63n)}` });
  });
});
