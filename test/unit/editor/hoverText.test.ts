import { describe, expect, it } from 'vitest';
import { hoverText, type HoverContent } from '../../../src/editor/hoverText';
import { quantity } from './quantities';

const content: HoverContent = {
  numbers: 'flat 0 · cum 20312 (100%)',
  sampleType: 'goroutine',
  stacks: {
    stackCount: 2,
    stacks: [
      {
        value: quantity('20000', '98.46%'),
        frames: [
          { name: 'runtime.gopark', at: 'proc.go:398', place: 4, here: false },
          { name: 'main.leak', at: 'leak_demo.go:53', place: 9, here: true },
          { name: 'main.start', at: '', place: -1, here: false },
        ],
      },
    ],
  },
  revision: 6,
  sources: [{ recordedPath: '/home/u/leak_demo.go', explanation: 'The end of the path is the same.' }],
};

describe('hoverText', () => {
  it('links each frame that has a place, with revision and place', () => {
    const text = hoverText(content);
    expect(text).toContain('[runtime\\.gopark proc\\.go\\:398](command:pprofLens.openPlace?%5B6%2C4%5D)');
    expect(text).toContain('- main\\.start');
    expect(text.match(/\]\(command:/g)).toHaveLength(2);
  });

  it('marks the frame of this line', () => {
    expect(hoverText(content)).toMatch(/\*\*\[main.*:53.*\*\* ←/);
  });

  it('says how many stacks there are and why the file was taken', () => {
    const text = hoverText(content);
    expect(text).toContain('1 heaviest of 2 stacks through this line');
    expect(text).toContain('The end of the path is the same');
  });

  it('says that a line is stale', () => {
    expect(hoverText({ ...content, staleIn: 'main.leak' })).toContain('no longer in main\\.leak');
  });

  it('cuts a deep stack and keeps the frame of this line in it', () => {
    const frames = Array.from({ length: 1000 }, (_, i) => ({
      name: `f${i}`,
      at: '',
      place: i,
      here: i === 500,
    }));
    const stacks = { stackCount: 1, stacks: [{ value: quantity('1'), frames }] };
    const text = hoverText({ ...content, stacks });
    expect(text.match(/\]\(command:/g)).toHaveLength(20);
    expect(text).toContain('**[f500]');
    expect(text).toContain('490 more');
  });
});
