import { describe, expect, it } from 'vitest';
import { argumentOf } from '../../../webview/text/argumentOf';

const ROW = '000000000050143f main.fibonacci /home/dev/work.go:138';

describe('What a report is asked for with', () => {
  it('is the row for peek, and its function for a listing', () => {
    expect(argumentOf('peek', ROW, 'addresses')).toBe(
      '^000000000050143f main\\.fibonacci /home/dev/work\\.go:138$',
    );
    expect(argumentOf('list', ROW, 'addresses')).toBe('^main\\.fibonacci$');
    expect(argumentOf('list', 'main.fibonacci', undefined)).toBe('^main\\.fibonacci$');
  });
});
