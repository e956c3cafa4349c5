import { describe, expect, it } from 'vitest';
import { patternOfFunction } from '../../../webview/filters/patternOfFunction';

const GENERIC = 'main.Map[go.shape.struct { X int }]';

describe('patternOfFunction', () => {
  it.each([
    ['main.(*T).Run', 'functions', '^main\\.\\(\\*T\\)\\.Run$'],
    ['main.leak /src/leak demo.go:53', 'lines', '^main\\.leak$'],
    ['main.leak leak_demo.go:53', 'lines', '^main\\.leak$'],
    ['main.leak C:\\src\\leak.go:53', 'lines', '^main\\.leak$'],
    ['main.leak', 'lines', '^main\\.leak$'],
    ['/src/main.go:7', 'lines', '^/src/main\\.go$'],
    ['0000000000401000 main.leak /src/main.go:7', 'addresses', '^main\\.leak$'],
    ['main.leak /src/main.go', 'filefunctions', '^main\\.leak$'],
    ['/src/main.go', 'files', '^/src/main\\.go$'],
    ['', 'lines', ''],
  ] as const)('of %s by %s is %s', (name, granularity, pattern) => {
    expect(patternOfFunction(name, granularity)).toBe(pattern);
  });

  it('leaves the spaces of generic functions', () => {
    const pattern = new RegExp(patternOfFunction(`${GENERIC} github.com/x/y.go:3`, 'lines'));
    expect(pattern.test(GENERIC)).toBe(true);
    expect(new RegExp(patternOfFunction(GENERIC, 'lines')).test(GENERIC)).toBe(true);
  });
});
