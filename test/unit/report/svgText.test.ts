import { describe, expect, it } from 'vitest';
import { svgText } from '../../../src/report/svg/svgText';
import { cutText, svgEscape } from '../../../src/report/svg/svgEscape';
import type { HandMadeGraph } from '../../support/handMadeGraph';
import { handMadeGraph, tag } from '../../support/handMadeGraph';

const GRAPH: HandMadeGraph = {
  nodes: [
    { info: { name: 'main.main' }, flat: 0, cum: 10 },
    {
      info: { name: 'main.work' },
      ...{ flat: 10, cum: 10 },
      tags: { labels: [tag('path:/v1/a "q"\\ntenant:acme', 10)], numbers: new Map() },
    },
  ],
  edges: [
    { source: 0, target: 1, weight: 10n, inline: true },
    { source: 0, target: 9, weight: 1n },
  ],
  total: 10,
  title: 'demo',
  labels: ['File: demo', '\nSee how'],
};

describe('svgText', () => {
  it('shows each node, its labels, and each edge that has two ends', () => {
    const text = svg(GRAPH);
    expect(texts(text)).toEqual([
      ...['File: demo', '', 'See how', 'main', 'main', '0 of 10 (100%)', 'main', 'work', '10 (100%)'],
      ...['path:/v1/a &quot;q&quot;', 'tenant:acme', '10', '(inline)', '10'],
    ]);
    expect(text.match(/class="edge"/g)).toHaveLength(2);
    expect(text).toContain('<title>main.main -&gt; main.work (10)</title>');
    expect(text).toContain('id="node1"');
    expect(text).toContain('fill="#edd5d5" stroke="#b20000"');
  });

  it('is a picture of the size that its view box says', () => {
    const [, width, height] = /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg(GRAPH)) ?? [];
    expect(svg(GRAPH)).toContain(`viewBox="0 0 ${width} ${height}"`);
    expect(Number(width)).toBeGreaterThan(100);
    expect(Number(height)).toBeGreaterThan(100);
  });

  it('holds nothing that runs or is fetched', () => {
    expect(svg(GRAPH)).not.toMatch(/<script|<a |href|<image|<style|<foreignObject|\son\w+=/i);
  });

  it('has a legend alone when there are no nodes', () => {
    expect(texts(svg({ nodes: [], total: 0, labels: ['Nothing'] }))).toEqual(['Nothing']);
  });

  it.each([
    ['an element', '</title><script>alert(1)</script>'],
    ['the end of a section', ']]><script/>'],
    ['a quote', '" onload="alert(1)'],
    ['control characters', 'a\u0000b\u0007c\u001bd'],
    ['a turned direction', 'a\u202egnp.exe\u2066'],
    ['half a character', 'a\ud800b'],
    ['what no XML may have', 'a\uffffb'],
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['a megabyte of pieces', 'x.'.repeat(500_000)],
    ['a megabyte of wide characters', '界'.repeat(1_000_000)],
  ])('stays whole and small with %s in every text', (_, name) => {
    const text = svg({
      nodes: [
        {
          info: { name, file: name, line: 3 },
          flat: 1,
          cum: 2,
          tags: { labels: [tag(name, 1)], numbers: new Map() },
        },
        { info: { objFile: name }, flat: 1, cum: 1 },
      ],
      edges: [{ source: 0, target: 1, weight: 1n }],
      total: 2,
      title: name,
      labels: [name],
    });
    expect(unbalanced(text)).toEqual([]);
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069\uffff]/);
    expect(text).not.toMatch(/<script|\sonload="/);
    expect(text.length).toBeLessThan(20_000);
  });
});

describe('svgEscape', () => {
  it('shows what it cannot hold as a sign', () => {
    expect(svgEscape('a<b>&"\u0000\u202e\ud800😀\n')).toBe('a&lt;b&gt;&amp;&quot;\ufffd\ufffd\ufffd😀\n');
  });
});

describe('cutText', () => {
  it('cuts between characters', () => {
    expect(cutText('abc', 3)).toBe('abc');
    expect(cutText('abcd', 3)).toBe('ab…');
    expect(cutText('a😀bcd', 3)).toBe('a…');
  });
});

function svg(content: HandMadeGraph): string {
  const { report, graphReport } = handMadeGraph(content);
  const text = svgText(report, graphReport);
  return text.ok ? [...text.pieces].join('') : text.message;
}

function texts(text: string): string[] {
  return [...text.matchAll(/<tspan [^>]*>([^<]*)<\/tspan>/g)].map(([, line = '']) => line);
}

/** Tags that are not closed in their order, quotes that are not closed in a tag, ampersands that stand for nothing. */
function unbalanced(text: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const body = text.replace(/^<\?xml [^>]*\?>\n/, '');
  for (const piece of body.match(/<[^>]*>|[^<]+/g) ?? []) {
    if (!piece.startsWith('<')) {
      if (/&(?!(?:amp|lt|gt|quot);)/.test(piece)) wrong.push(piece);
    } else if (piece.startsWith('</')) {
      if (open.pop() !== piece.slice(2, -1)) wrong.push(piece);
    } else {
      if (!/^<[a-z]+(?: [\w:-]+="[^"<]*")*\/?>$/.test(piece)) wrong.push(piece);
      if (!piece.endsWith('/>')) open.push(/^<([a-z]+)/.exec(piece)?.[1] ?? '');
    }
  }
  return [...wrong, ...open];
}
