import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOLDENS, readGolden, writeGolden } from '../support/goldens';
import type { GoToolPprof } from '../support/goToolPprof';
import { goToolPprof } from '../support/goToolPprof';

let pprof: GoToolPprof;

beforeAll(async () => {
  pprof = await goToolPprof();
});
afterAll(() => {
  pprof.dispose();
});

describe('the recorded output', () => {
  // UPDATE_GOLDENS=1 records it anew.
  it.each(GOLDENS.map((golden) => [golden.name, golden] as const))(
    '%s is what go tool pprof prints',
    async (_, golden) => {
      const printed = await pprof.print(...golden.args);
      if (process.env['UPDATE_GOLDENS'] === '1') writeGolden(golden, printed ?? '');
      expect(printed).toBe(readGolden(golden));
    },
  );
});
