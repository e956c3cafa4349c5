/** Recorded from internal/measurement of pprof, 2026-11, where 900,000 random values agree. */
import { describe, expect, it } from 'vitest';
import { percentage, scale, scaledLabel } from '../../../src/analysis/measurement';

describe('values at the ends of what can be printed', () => {
  it.each([
    [-3577827896979215887n, 'secs', 'minimum', '-993841082494226.62hrs'],
    [403919473176658089n, 'teragcu', 'auto', '403919473176658.12P*GCU'],
    [81159653070693507n, 'tb', 'minimum', '79257473701849.12PB'],
    [-9223372036854775808n, 'microseconds', 'minimum', '-9223372036854.78s'],
    [-152370153197422388n, 'petagcus', 'count', '-152370153197422396604234587963392GCU'],
    [1n, 'μs', 'ns', '1000ns'],
    [5n, 'widgets', 'bytes', '5bytes'],
  ] as const)('%s %s in %s is %s', (value, from, to, text) => {
    expect(scaledLabel(value, from, to)).toBe(text);
  });

  it('leave the smallest int64 unscaled, which has no positive counterpart', () => {
    expect(scale(-(2n ** 63n), 'bytes', 'minimum')).toEqual({ value: -(2 ** 63), unit: 'B' });
    expect(scale(-(2n ** 63n) + 1n, 'bytes', 'minimum').unit).toBe('PB');
  });

  it('round ties in percentages to even', () => {
    const cases = [
      [1n, 1600n],
      [1n, 800n],
      [3n, 800n],
      [1n, 160n],
      [7n, 800n],
      [238146338109713n, 32n],
    ] as const;
    expect(cases.map(([value, total]) => percentage(value, total))).toEqual([
      '0.062%',
      ' 0.12%',
      ' 0.38%',
      ' 0.62%',
      ' 0.88%',
      '744207306592853.12%',
    ]);
  });
});
