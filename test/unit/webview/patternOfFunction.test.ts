import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../src/analysis/pattern';
import { shortened } from '../../../src/report/shortened';
import { patternOfFunction } from '../../../webview/filters/patternOfFunction';

const GENERIC = 'main.Map[go.shape.struct { X int }]';

/** Go writes flags of a part as JavaScript does since 2025; until then the whole expression has them. */
const pattern = (name: string, granularity: 'functions' | 'files' | 'lines' | 'addresses'): RegExp =>
  new RegExp(patternOfFunction(name, granularity).replace('(?s:.*)', '[^]*'));

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

  it('matches a name that the server has shortened, which is more than the page knows of it', () => {
    const whole = `main.${'F['.repeat(900)}int${']'.repeat(900)}`;
    const path = `/src/${'deep/'.repeat(300)}main.go`;
    const short = shortened(whole);
    expect(pattern(short, 'functions').test(whole)).toBe(true);
    expect(pattern(short, 'functions').test(`${whole}.func1`)).toBe(false);
    expect(pattern(shortened(path), 'files').test(path)).toBe(true);
    expect(pattern(shortened(`${whole} /src/main.go:7`), 'lines').test(whole)).toBe(true);
    expect(pattern(shortened(`0000000000401000 main.f ${path}:7`), 'addresses').source).toBe('^main\\.f$');
  });

  it('finds bytes that are no UTF-8', () => {
    const name = 'main.\udcff[x]';
    const compiled = compilePattern(patternOfFunction(name, 'functions'));
    expect(compiled.ok && compiled.pattern.matches(name)).toBe(true);
  });

  it('leaves the spaces of generic functions', () => {
    const pattern = new RegExp(patternOfFunction(`${GENERIC} github.com/x/y.go:3`, 'lines'));
    expect(pattern.test(GENERIC)).toBe(true);
    expect(new RegExp(patternOfFunction(GENERIC, 'lines')).test(GENERIC)).toBe(true);
  });
});
