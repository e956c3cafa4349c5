/** The recorded answers against pprof itself, byte for byte, and ours against both. */
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GoldenCase } from '../goldens/goldenCases.mjs';
import type { Answer } from '../support/goldens';
import { GOLDENS, GO_TOOL_DIFFERS, VARIANTS, readGolden } from '../support/goldens';
import type { Pprof } from '../support/goToolPprof';
import { goToolPprof, newestPprof } from '../support/goToolPprof';

let newest: Pprof;

beforeAll(() => {
  newest = newestPprof();
});

const reportOf = ({ args }: GoldenCase): string => (args[0] ?? '').replace(/^-|=.*/g, '');
const groups = [...new Set(GOLDENS.map(reportOf))].map(
  (report) => [report, GOLDENS.filter((golden) => reportOf(golden) === report)] as const,
);

describe('the recorded answers', () => {
  it.each(groups)('of %s are what the newest pprof says', async (_, cases) => {
    expect(await differences(newest, cases)).toEqual([]);
  });

  it('are what go tool pprof of this machine says, but for those that are listed', async () => {
    const go = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).stdout.trim();
    // Another version's pprof differs in other cases.
    if (go !== GO_TOOL_DIFFERS['go']) return;
    const alike = GOLDENS.filter(({ name }) => !(name in GO_TOOL_DIFFERS) && !(name in VARIANTS));
    expect(alike.length).toBeGreaterThan(600);
    expect(await differences(goToolPprof(), alike)).toEqual([]);
  });
});

/** Names of the cases that are answered otherwise than recorded. */
async function differences(pprof: Pprof, cases: readonly GoldenCase[]): Promise<readonly string[]> {
  const different: string[] = [];
  const waiting = [...cases];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const answer = await pprof.answer(next.args);
      if (!readGolden(next.name).some((golden) => isSame(golden, answer))) different.push(next.name);
    }
  };
  await Promise.all([worker(), worker()]);
  return different;
}

function isSame(a: Answer, b: Answer): boolean {
  return a.messages === b.messages && a.output.equals(b.output);
}
