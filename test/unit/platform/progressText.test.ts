import { describe, expect, it } from 'vitest';
import { progressText } from '../../../src/platform/progressText';

describe('progressText', () => {
  it('counts the seconds down', () => {
    const left = (elapsedSeconds: number) => progressText({ kind: 'sampling', elapsedSeconds, seconds: 30 });
    expect([0, 11.6, 29.5].map(left)).toEqual([
      'sampling, 30 s left',
      'sampling, 19 s left',
      'sampling, 1 s left',
    ]);
    expect(left(30)).toBe('waiting for the answer');
  });

  it('says how much has come', () => {
    const received = [12, 2048, 3_500_000].map((bytes) => progressText({ kind: 'receiving', bytes }));
    expect(received).toEqual(['received 12 B', 'received 2 kB', 'received 3.3 MB']);
  });
});
