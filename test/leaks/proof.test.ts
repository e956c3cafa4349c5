/** Go's own proof: programs whose runtime serves the goroutineleak profile, watched as they run. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExampleRow } from './watchExamples.mjs';
import { watchExamples } from './watchExamples.mjs';

/** Nothing outside of these programs' leaking goroutines knows what they wait for. */
const PROVABLE = ['emptyselect', 'nilchannel', 'sendwithoutreceiver', 'waitgroupneverdone'];
const HEALTHY = ['healthypool'];

describe.each([
  ['Go 1.27, which serves it to everybody', { GOTOOLCHAIN: 'go1.27.4' }],
  ['Go 1.26 with its experiment', { GOTOOLCHAIN: 'local', GOEXPERIMENT: 'goroutineleakprofile' }],
])('pprof-lens leaks, watching programs of %s', (_, env) => {
  let rows: readonly ExampleRow[] = [];
  beforeAll(async () => {
    rows = await watchExamples({ only: [...PROVABLE, ...HEALTHY], env });
  });

  it.each(PROVABLE)('calls the leak of %s proven, at its line', (name) => {
    const row = rows.find((candidate) => candidate.name === name);
    expect(row?.status).toBe(1);
    expect(row?.found).toHaveLength(row?.marks.length ?? 1);
    for (const { sureness, provenCount, kind, foundKind } of row?.found ?? []) {
      expect(sureness).toBe('proven');
      expect(provenCount).toBeGreaterThan(0);
      expect(foundKind).toBe(kind);
    }
  });

  it.each(HEALTHY)('finds nothing in %s', (name) => {
    const row = rows.find((candidate) => candidate.name === name);
    expect(row).toMatchObject({ status: 0, strange: [] });
  });
});
