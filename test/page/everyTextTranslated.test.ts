/**
 * The page in a language in which every text stands in brackets, with the real host and the real engine behind it: what
 * is shown without them is of the profile, is a number, or is a text that translators never get to see.
 */
import './pseudoLanguage';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { PANEL_TABS } from '../../src/protocol/panelMessages';
import { TEXT_COMMANDS } from '../../src/protocol/textRequests';
import { judgeLeaks } from '../../src/analysis/leaks/judgeLeaks';
import { leakAnswer } from '../../src/report/leaks/leakAnswer';
import { panelWatch } from '../../src/views/panelWatch';
import { snapshotsOf } from '../support/leakSnapshots';
import { ROOT } from '../l10n/messages.mjs';
import { FIXTURES } from '../support/fixtures';
import { widthBeyondWindow } from './axeFindings';
import { EMPTY_STATE, PanelTester, type Panel } from './panelTester';
import { PSEUDO, withoutMarked } from './pseudoLanguage';
import { RealHost } from './realHost';
import { shownTexts } from './shownTexts';
import { settled, viewOf } from './shownViews';

vi.mock('vscode', async () => ({ ...(await import('./vscodeDouble')), l10n: await import('@vscode/l10n') }));

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('Every text is looked up', () => {
  test.each([
    ['a profile', 'profiles/custom.go1.27.pb.gz', undefined],
    ['goroutines', 'profiles/goroutine.go1.27.pb.gz', undefined],
    ['a difference', 'profiles/goroutine.after.go1.27.pb.gz', 'profiles/goroutine.before.go1.27.pb.gz'],
    ['a goroutine dump', 'profiles/goroutine.go1.26.debug2.txt', undefined],
    ['a heap text', 'profiles/heap.go1.26.debug1.txt', undefined],
    ['no samples', 'edgeCases/nosamples.pb.gz', undefined],
  ] as const)('of %s, in every tab', async (_, file, base) => {
    const host = new RealHost();
    const before = base === undefined ? undefined : await host.open(path.join(FIXTURES, base));
    await host.open(path.join(FIXTURES, file));
    if (before !== undefined) host.session.setBase(before.id, 'diffBase');
    const panel = await tester.open({ host, height: 900, messages: PSEUDO });
    await settled(panel);
    const known = new Set([
      ...(await wordsOf(host)),
      ...wordsIn(`${file} ${base ?? ''}`),
      ...wordsOfText(file),
    ]);
    const found: string[] = [];
    for (const tab of PANEL_TABS) {
      await viewOf(panel, tab);
      found.push(...(await unmarked(panel, known)));
    }
    expect([...new Set(found)]).toEqual([]);
  });

  test('of filters in force, menus, what unfolds and what is not found', async () => {
    const host = new RealHost();
    await host.open(path.join(FIXTURES, GOROUTINES));
    const words = [...(await wordsOf(host)), ...wordsOfText('profiles/goroutine.go1.26.debug2.txt')];
    const known = new Set([...words, ...wordsIn(`${GOROUTINES} nothing bad`)]);
    host.session.setFilters({ focus: '.', hide: 'nothing', tagIgnore: '1:', noInlines: true, mean: true });
    const panel = await tester.open({ host, height: 900, messages: PSEUDO });
    await settled(panel);
    const found: string[] = [];
    const look = async (): Promise<void> => void found.push(...(await unmarked(panel, known)));
    const menus = await panel.page.locator('[aria-haspopup=menu]:visible').all();
    expect(menus.length).toBeGreaterThan(2);
    for (const menu of menus) {
      await menu.click();
      await panel.page.locator('[role=menu]:visible').waitFor();
      await look();
      await panel.page.keyboard.press('Escape');
    }
    for (const tab of PANEL_TABS) {
      await viewOf(panel, tab);
      if ((await panel.row(0).count()) > 0) {
        await panel.row(0).click({ button: 'right' });
        await look();
        await panel.page.keyboard.press('Escape');
        await panel.row(0).click();
      }
      if (await panel.filter.isVisible()) await panel.filter.fill('bad:');
      await settled(panel);
      await look();
    }
    expect([...new Set(found)]).toEqual([]);
  });

  test('and German, which is longer, fits into a narrow panel', async () => {
    const host = new RealHost();
    await host.open(path.join(FIXTURES, GOROUTINES));
    const panel = await tester.open({ host, width: 340, messages: GERMAN });
    await settled(panel);
    for (const tab of PANEL_TABS) {
      await viewOf(panel, tab);
      expect(await widthBeyondWindow(panel.page), tab).toBe(0);
    }
    expect(await panel.tab('Goroutinen').count()).toBe(1);
  });

  test('of a watched program that leaks', async () => {
    const snapshots = snapshotsOf(
      [1000, 2000, 3000, 4000].map((count) => [
        { at: 'leak.go:3', creator: 'main.start', count, minutes: 5, proven: count },
        { at: 'pool.go:7', count: 80 },
      ]),
    );
    const verdict = judgeLeaks(snapshots, { accepted: [], sourceOf: () => undefined });
    const state = { id: 1, targetLabel: 'localhost:6060', isRunning: true, intervalSeconds: 5, lookCount: 4 };
    const watch = { ...state, total: '4080', missing: [], verdict: leakAnswer(verdict, snapshots) };
    const panel = await tester.open({ messages: PSEUDO, height: 900, state: EMPTY_STATE });
    await panel.sendWatches([panelWatch(watch)]);
    await viewOf(panel, 'leaks');
    const known = [...TERMS, 'localhost', 'leak.go', 'pool.go', 'main.start', 'chan send', 'AM', 'PM'];
    expect(await unmarked(panel, new Set(known.flatMap(wordsIn)))).toEqual([]);
  });
});

const GERMAN = JSON.parse(readFileSync(path.join(ROOT, 'l10n/bundle.l10n.de.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

const GOROUTINES = 'profiles/goroutine.go1.27.pb.gz';

/** Of pprof and of MemStats, and units. */
const TERMS = [
  ...TEXT_COMMANDS,
  ...['-base', '-diff_base', '-normalize', '<unknown>', 'MemStats', 'Sys', 'UTC'],
  ...['ns', 'us', 'ms', 'min', 'hrs', 'mins', 'kB', 'MB', 'GB', 'count'],
];

/** Texts with words that neither stand in brackets nor come from the profile. */
async function unmarked(panel: Panel, known: ReadonlySet<string>): Promise<readonly string[]> {
  const texts = await shownTexts(panel);
  expect(texts.length).toBeGreaterThan(20);
  const strange = texts.filter(({ text }) => wordsIn(withoutMarked(text)).some((word) => !known.has(word)));
  return strange.map(({ text, where }) => `${where}: ${text}`);
}

/** What profiles as text say comes from Go: names of figures, and states of goroutines. */
function wordsOfText(file: string): readonly string[] {
  return file.endsWith('.txt') ? wordsIn(readFileSync(path.join(FIXTURES, file), 'utf8')) : [];
}

/** Of what pprof prints of all that is in the profile, and of pprof's own terms. */
async function wordsOf(host: RealHost): Promise<readonly string[]> {
  const asked = { argument: '', filter: '', offset: 0, limit: 5000 };
  const raw = await host.answer({ kind: 'text', command: 'raw', ...asked });
  const lines = raw.ok && raw.value.kind === 'text' ? raw.value.page.lines.map(({ text }) => text) : [];
  return [...lines, ...TERMS].flatMap(wordsIn);
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}_]{2,}/gu) ?? [];
}
