/** Whatever the profile has in it, the picture stays small and is soon there. */
import { describe, expect, it } from 'vitest';
import type { GraphPicture } from '../../../../src/protocol/graphRequests';
import { graphPicture, MOST_GRAPH_LINES } from '../../../../src/report/graph/graphPicture';
import { graphSvg } from '../../../../src/report/graph/graphSvg';
import { OpenView } from '../../../../src/report/openView';
import { smallProfile, type SmallSample } from '../../../support/smallProfile';

describe('the picture of a graph', () => {
  it('has the heaviest edges of a graph that is a thicket, and says of how many', { timeout: 60_000 }, () => {
    const view = viewOf(thicket(70, 60));
    const picture = graphPicture(view, { nodeCount: 5000 });
    expect(picture.lines).toHaveLength(MOST_GRAPH_LINES);
    expect(picture.allLineCount).toBeGreaterThan(MOST_GRAPH_LINES);
    expect(picture.allNodeCount).toBe(60);
    const weights = picture.lines.map(({ weight }) => Number(weight));
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    const svg = graphSvg(view, { nodeCount: 5000 });
    expect(svg.ok && svg.value.text.match(/class="edge"/g)).toHaveLength(picture.allLineCount);
  });

  it('has 400 nodes at most, also without trimming', () => {
    const chain = Array.from({ length: 1500 }, (_, index) => ({
      stack: `main.f${index} main.main`,
      values: [1],
    }));
    const outcome = graphPicture(viewOf(chain), { nodeCount: 1e9 });
    expect(outcome.boxes.length).toBeLessThanOrEqual(400);
    expect(graphPicture(viewOf(chain), { nodeCount: NaN }).boxes.length).toBeLessThanOrEqual(400);
  });

  it.each([
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['a megabyte of pieces', 'x.'.repeat(500_000)],
    ['a script', '</title><script>alert(1)</script>'],
    ['a link', '](command:x)'],
    ['turned text', 'a\u202eb\u0000\n'],
  ])('is small with %s for a name', (_, name) => {
    const stack = `${name.replaceAll(' ', '')} main.main`;
    const picture = graphPicture(viewOf([{ stack, values: [3], labels: { [name]: name } }]), {});
    expect(textSize(picture)).toBeLessThan(40_000);
    expect(picture.boxes.length).toBeGreaterThanOrEqual(2);
  });

  it('is empty for a profile without samples', () => {
    const picture = graphPicture(viewOf([]), {});
    expect(picture).toMatchObject({ boxes: [], lines: [], allLineCount: 0, allNodeCount: 0 });
  });

  it('names the unit of all its values once', () => {
    const samples = [
      { stack: 'main.f main.main', values: [-5] },
      { stack: 'main.g main.main', values: [2] },
    ];
    const { boxes } = graphPicture(new OpenView(smallProfile({ samples }), 0, 'difference'), {});
    const values = boxes.map((box) => (box.kind === 'node' ? [box.name, box.flat.text, box.cum.text] : []));
    expect(values.sort()).toEqual([
      ['main.f', '-5', '-5'],
      ['main.g', '+2', '+2'],
      ['main.main', '0', '-3'],
    ]);
  });
});

function viewOf(samples: readonly SmallSample[]): OpenView {
  return new OpenView(smallProfile({ samples }), 0, 'plain');
}

/** Stacks of functions at random, always the same ones. */
function thicket(stacks: number, functions: number): SmallSample[] {
  let state = 7;
  const next = (): number => (state = (state * 48_271) % 0x7fff_ffff) % functions;
  return Array.from({ length: stacks }, () => ({
    stack: Array.from({ length: 12 }, () => `main.f${next()}`).join(' '),
    values: [1 + next()],
  }));
}

function textSize(picture: GraphPicture): number {
  return JSON.stringify(picture).length;
}
