import { describe, expect, it } from 'vitest';
import { judgeLeaks } from '../../../../src/analysis/leaks/judgeLeaks';
import { LEAK_KINDS } from '../../../../src/analysis/leaks/verdict';
import type { LeakSnapshot, LeakVerdict } from '../../../../src/analysis/leaks/verdict';
import { evidenceText } from '../../../../src/report/leaks/evidenceText';
import { durationText, rateText } from '../../../../src/report/leaks/durationText';
import { kindText } from '../../../../src/report/leaks/kindText';
import { leakAnswer } from '../../../../src/report/leaks/leakAnswer';
import { verdictJson } from '../../../../src/report/leaks/verdictJson';
import { verdictMarkdown } from '../../../../src/report/leaks/verdictMarkdown';
import { verdictText } from '../../../../src/report/leaks/verdictText';
import type { SmallGroup } from '../../../support/leakSnapshots';
import { snapshotsOf } from '../../../support/leakSnapshots';

const SOURCE = ['', 'package main', 'results <- fetch(url) // the bug'];

function leaking(rest: Omit<SmallGroup, 'count'> = {}): LeakSnapshot[] {
  return snapshotsOf(
    [1000, 2000, 3000, 4000].map((count) => [{ at: 'leak.go:3', creator: 'main.start', count, ...rest }]),
  );
}

function verdictOf(snapshots: readonly LeakSnapshot[]): LeakVerdict {
  return judgeLeaks(snapshots, { accepted: [], sourceOf: () => SOURCE });
}

const HOSTILE = 'main.@octocat ![x](javascript:a)<img src=x>`](http://evil.test)#1 www.evil.test\u202e\nnew';

describe('verdictText', () => {
  it('says what leaks, why, how it is known, and what to do', () => {
    expect(verdictText(verdictOf(leaking()))).toBe(`1 leak: leak.go:3 holds 4000 goroutines.
4 snapshots in 30 s

leak.go:3 leaks: 4000 goroutines blocked at chan send, +6000/min, started at start.go:42 (likely)
  Send without receiver. \`results <- fetch(url)\` sends on a channel from which nobody receives; 4000 goroutines wait there.
  - It grows: 1000, 2000, 3000, 4000 in 4 looks in 30 s, +6000/min; that this is chance has a probability of 4.2%.
  - Many wait at one line: 4000 goroutines, 99% of all.
  - They hold at least 7.81MB of stack, 2kB each.
  Give the channel a buffer for each send whose result may not be wanted, or send in a select with ctx.Done() as another case.
      main.leak /srv/leak.go:3
      created by main.start /srv/start.go:42
`);
  });

  it('says when there is nothing, and when nothing can be said yet', () => {
    expect(verdictText(verdictOf(snapshotsOf([[{ count: 5 }], [{ count: 5 }], [{ count: 5 }]])))).toBe(
      'No leak: no group of goroutines grows.\n3 snapshots in 20 s\n',
    );
    expect(verdictText(verdictOf(snapshotsOf([[{ count: 5 }]])))).toMatch(/^Too early to say: one look/);
  });

  it('moves no cursor', () => {
    const text = verdictText(verdictOf(leaking({ functions: ['main.\u001b[2Jx\r\nleak'] })));
    expect(text).not.toMatch(/[^\P{Cc}\n]/u);
    expect(text).toContain('main.␛[2Jx␍␊leak');
  });
});

describe('verdictMarkdown', () => {
  it('has the stack in a fence and the code as code', () => {
    const text = verdictMarkdown(verdictOf(leaking()));
    expect(text).toMatch(/^## 1 leak: leak.go:3 holds 4000 goroutines\.\n/);
    expect(text).toContain('**Send without receiver.** `results <- fetch(url)` sends on a channel');
    expect(text).toContain('```\ngoroutine [chan send], one of 4000:\n  main.leak /srv/leak.go:3\n');
  });

  it.each(['functions', 'operation', 'creator', 'at'] as const)('disarms a hostile name as %s', (field) => {
    const rest = { [field]: field === 'functions' ? [HOSTILE] : field === 'at' ? `${HOSTILE}:3` : HOSTILE };
    const text = verdictMarkdown(verdictOf(leaking(rest)));
    const outside = text
      .replaceAll(/^(`{3,})\n.*?\n\1$/gms, '')
      .replaceAll(/(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect(outside).not.toMatch(/@octocat|(?<!\\)!?\[|<img|https?:\/\/|www\.|\u202e|(?<!\\)#1/);
    expect(text).not.toContain('\nnew');
  });
});

describe('verdictJson', () => {
  it('has the shape that is promised', () => {
    const parsed: unknown = JSON.parse(verdictJson(verdictOf(leaking())));
    const place = { function: 'main.leak', file: '/srv/leak.go', line: 3 };
    expect(parsed).toMatchObject({
      ...{ version: 1, status: 'leak', snapshots: 4, spanSeconds: 30 },
      findings: [
        {
          ...{
            sureness: 'likely',
            kind: 'sendWithoutReceiver',
            kindIsSure: true,
            otherKinds: [],
            role: 'own',
          },
          ...{ count: 4000, provenCount: 0, operation: 'chan send', place, frames: [place] },
          creators: [{ function: 'main.start', file: '/srv/start.go', line: 42, count: 4000 }],
          evidence: [
            { kind: 'growth', perMinute: 6000 },
            { kind: 'crowd' },
            { kind: 'memory', measured: false },
          ],
        },
      ],
      dismissed: [],
    });
  });
});

describe('leakAnswer', () => {
  it('has rows and charts for the page', () => {
    const snapshots = leaking();
    const answer = leakAnswer(verdictOf(snapshots), snapshots);
    expect(answer.findings[0]).toMatchObject({
      ...{ sureness: 'likely', at: 'leak.go:3', kindTitle: 'Send without receiver', acceptedAs: 'leak.go:3' },
      summary: '4000 goroutines blocked · chan send · created at start.go:42',
    });
    expect(answer.charts.goroutines).toEqual([
      { title: 'All goroutines', values: [1005, 2005, 3005, 4005] },
      { title: 'leak.go:3 · chan send', values: [1000, 2000, 3000, 4000] },
    ]);
    expect(answer.charts.memory).toEqual([]);
  });
});

describe('sentences', () => {
  it('exist for every kind', () => {
    for (const kind of LEAK_KINDS) expect(kindText(kind).remedy).toMatch(/^[A-Z].*[.?]$/);
  });

  it('of the evidence', () => {
    expect(
      [
        { kind: 'proof', count: 1 } as const,
        { kind: 'ageing', firstMinutes: 1, lastMinutes: 5 } as const,
        { kind: 'abandoned', requests: 40, clients: 3 } as const,
        { kind: 'memory', stackBytes: 4096, measured: true, heapGrowth: 1024 } as const,
      ].map(evidenceText),
    ).toEqual([
      'Go proves it: its goroutineleak profile calls 1 goroutine leaked, which nothing can wake any more.',
      'Their waits grow with the watch: up to 1 min at first, up to 5 min now.',
      'Their clients are gone: of 40 requests at this line, at most 3 still have one that waits.',
      "They hold about 4kB of stack, by the program's average per goroutine; the heap grew by 1kB meanwhile.",
    ]);
  });

  it('of times and rates', () => {
    expect([400, 5000, 119_000, 600_000, 9_000_000].map(durationText)).toEqual([
      ...['400 ms', '5 s', '119 s', '10 min', '2.5 h'],
    ]);
    expect([1200, 2.44, 0.05].map(rateText)).toEqual(['+1200/min', '+2.4/min', '+3/h']);
  });
});
