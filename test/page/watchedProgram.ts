/** Watched programs as the host tells the page of them. */
import type { PanelFinding, PanelWatch } from '../../src/protocol/panelMessages';

const TIMES = [0, 5, 10, 15, 20].map((seconds) => 1_795_000_000_000 + seconds * 1000);

const FINDING: PanelFinding = {
  key: 'leak-1',
  sureness: 'proven',
  at: 'leak_demo.go:53',
  functionName: 'main.(*jobServer).handIn',
  summary: '20312 goroutines blocked · chan send · up to 14 min · created at leak_demo.go:42',
  kindTitle: 'Send without receiver',
  kindReason: 'The line sends on results, and nothing receives from it any more.',
  remedy: 'Make the channel buffered, or select on ctx.Done() beside the send.',
  evidence: [
    'Go itself says that these goroutines can never go on (goroutineleak).',
    'The count grew by 61 goroutines per second over 5 snapshots, at every one of them.',
    'At least 39.7 MB of stacks.',
  ],
  creators: [
    { functionName: 'main.(*jobServer).accept', at: 'leak_demo.go:42' },
    { functionName: 'main.main', at: '' },
  ],
  frames: [
    { functionName: 'main.(*jobServer).handIn', at: 'leak_demo.go:53' },
    { functionName: 'main.(*jobServer).handle', at: 'leak_demo.go:47' },
    { functionName: 'runtime.goexit', at: '' },
  ],
};

export const LEAKING_WATCH: PanelWatch = {
  id: 7,
  targetLabel: 'localhost:6060',
  isRunning: true,
  description: '20312 goroutines · 2 leaks',
  intervalSeconds: 5,
  problem: 'The last look failed: the program did not answer within 10 seconds.',
  missing: ['The program has no goroutineleak endpoint; it comes with Go 1.26.'],
  verdict: {
    status: 'leak',
    headline: '2 leaks, 20312 goroutines',
    basis: '5 snapshots in 20 s',
    findings: [
      FINDING,
      {
        ...FINDING,
        key: 'leak-2',
        sureness: 'likely',
        at: 'pool.go:120',
        functionName: 'github.com/example/storage/internal/compaction.(*Planner[go.shape.int]).wait',
        creators: [],
      },
    ],
    dismissed: [
      { title: 'net/http.(*conn).serve server.go:2092', reason: 'Idle connections, a steady pool.' },
      { title: 'main.tick ticker.go:9', reason: 'One goroutine that waits for its ticker.' },
    ],
    charts: {
      timesMillis: TIMES,
      goroutines: [
        { title: 'All goroutines', values: [1006, 5806, 10_606, 15_406, 20_318] },
        { title: 'main.(*jobServer).handIn leak_demo.go:53', values: [1000, 5800, 10_600, null, 20_312] },
      ],
      memory: [{ title: 'Stacks', values: [2_097_152, 12_000_000, 21_700_000, 31_500_000, 41_600_000] }],
    },
  },
};

/** Every text is the hostile one. */
export function hostileWatch(text: string): PanelWatch {
  const { verdict } = LEAKING_WATCH;
  if (verdict === undefined) return LEAKING_WATCH;
  const frame = { functionName: text, at: text };
  const finding: PanelFinding = {
    ...FINDING,
    ...{ at: text, functionName: text, summary: text, kindTitle: text, kindReason: text, remedy: text },
    evidence: [text],
    creators: [frame],
    frames: [frame],
  };
  return {
    ...LEAKING_WATCH,
    ...{ targetLabel: text, description: text, problem: text, missing: [text] },
    verdict: {
      ...verdict,
      ...{ headline: text, basis: text, findings: [finding], dismissed: [{ title: text, reason: text }] },
      charts: { timesMillis: TIMES, goroutines: [{ title: text, values: [1, 2, 3, 4, 5] }], memory: [] },
    },
  };
}
