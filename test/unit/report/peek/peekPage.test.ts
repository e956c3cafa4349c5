/** Peek has the numbers of `-peek` and of nothing else. */
import { describe, expect, it } from 'vitest';
import type { PeekPage } from '../../../../src/protocol/peekRequests';
import { graphReport } from '../../../../src/report/graphReport';
import { OpenView } from '../../../../src/report/openView';
import { peekPage } from '../../../../src/report/peek/peekPage';
import { shortened } from '../../../../src/report/shortened';
import { peekText } from '../../../../src/report/treeText';
import { filteredViews } from '../../../support/filteredStore';
import { wholeText } from '../../../support/printedReport';
import { smallProfile } from '../../../support/smallProfile';

const ALL = { offset: 0, limit: 2000 };
const NAMES_OF_EACH = 12;

describe('peek', () => {
  it('has the lines of -peek, under every filter, granularity and difference', async () => {
    let compared = 0;
    for (const { name, view } of await filteredViews()) {
      for (const row of view.top.rows.slice(0, NAMES_OF_EACH)) {
        const page = peekPage(view, { functionName: row.name, ...ALL });
        expect(linesOf(page), `${name} ${row.name}`).toEqual(printed(view, row.name));
        compared += page.rowCount;
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it('counts callers and callees, and gives a window of them', () => {
    const view = viewOf(['c b a', 'd b a', 'c b', 'b a']);
    const page = peekPage(view, { functionName: 'b', offset: 1, limit: 2 });
    expect(page).toMatchObject({
      functionName: 'b',
      rowCount: 4,
      callerCount: 1,
      calleeCount: 2,
      problem: '',
    });
    expect(page.rows.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['function b', 'callee c']);
  });

  it('begins with the function that passes most, and of equal ones with the one that costs most itself', () => {
    expect(peekPage(viewOf(['b a', 'b a', 'c']), { functionName: '', ...ALL }).functionName).toBe('b');
  });

  it('finds a function by the shortened name that the page has of it', () => {
    const long = `main.${'x'.repeat(5000)}`;
    const page = peekPage(viewOf([`${long} a`]), { functionName: shortened(long), ...ALL });
    expect(page.rows.map(({ kind, name }) => [kind, name.length])).toEqual([
      ['caller', 1],
      ['function', 1000],
    ]);
  });

  it('says what to do when there is no such function, and when nothing is there', () => {
    const { problem, rowCount } = peekPage(viewOf(['a']), { functionName: 'gone', ...ALL });
    expect([rowCount, problem]).toEqual([
      0,
      'The selected function is not in what is shown. Select another one in Top, or remove filters.',
    ]);
    expect(peekPage(viewOf([]), { functionName: '', ...ALL }).problem).toContain('Remove a filter');
  });

  it('shows increases and decreases of a difference with their signs', () => {
    const profile = smallProfile({
      types: ['n/count'],
      samples: [
        { stack: 'b a', values: [-3] },
        { stack: 'c a', values: [5] },
      ],
    });
    const page = peekPage(new OpenView(profile, 0, 'difference'), { functionName: 'a', ...ALL });
    expect(page.rows.map((row) => (row.kind === 'function' ? row.cum : row.value).text)).toEqual([
      '+2',
      '+5',
      '-3',
    ]);
  });
});

function viewOf(stacks: readonly string[]): OpenView {
  const samples = stacks.map((stack) => ({ stack, values: [1] }));
  return new OpenView(smallProfile({ types: ['n/count'], samples }), 0, 'plain');
}

/** `caller 10ms 50% main.f`, as the page says it; a difference's plus is the page's own. */
function linesOf(page: PeekPage): string[] {
  const plain = (text: string): string => text.replace(/^\+/, '');
  return page.rows.map((row) =>
    row.kind === 'function'
      ? [
          'function',
          plain(row.flat.text),
          row.flat.percent,
          plain(row.cum.text),
          row.cum.percent,
          row.name,
        ].join(' ')
      : [
          row.kind,
          plain(row.value.text),
          row.value.percent,
          row.name,
          ...(row.inlined ? ['(inline)'] : []),
        ].join(' '),
  );
}

/** The same out of the report's text. */
function printed(view: OpenView, name: string): string[] {
  const report = view.report('peek', { source: name, matches: (other) => other === name });
  const text = wholeText(peekText(report, graphReport(report)));
  let kind = 'caller';
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('----')) kind = 'caller';
    const self = /^ *(\S+) +(\S+%) +\S+% +(\S+) +(\S+%) +\| (.+)$/.exec(line);
    if (self) {
      kind = 'callee';
      return [['function', ...self.slice(1)].join(' ')];
    }
    const other = /^ *(\S+) +(\S+%) \| {3}(.+)$/.exec(line);
    return other ? [[kind, ...other.slice(1)].join(' ')] : [];
  });
}
