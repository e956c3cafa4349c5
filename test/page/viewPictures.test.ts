/**
 * Pictures of every view in three themes, for people to look at and for the README: `npm run screenshots` says where to.
 * The real host and engine are behind the page, so that what is seen is what one gets.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { PANEL_TABS, type PanelTab } from '../../src/protocol/panelMessages';
import { FIRST_STATE, type PageState } from '../../webview/pageState';
import { FIXTURES } from '../support/fixtures';
import { PanelTester } from './panelTester';
import { RealHost } from './realHost';
import { settled } from './shownViews';
import type { ThemeName } from './themes';
import { LEAKING_WATCH } from './watchedProgram';

vi.mock('vscode', () => import('./vscodeDouble'));

const WANTED = process.env['PPROF_LENS_PICTURES'] ?? '';
const FOLDER =
  WANTED === '' ? fileURLToPath(new URL('../../test-results/page/views', import.meta.url)) : WANTED;
/** About half a window; others with a comma between them. */
const SIZES = (process.env['PPROF_LENS_PICTURE_SIZES'] ?? '960x600').split(',');
const THEMES: readonly ThemeName[] = ['dark', 'light', 'hc'];
/** One picture shows that they can be taken; all are for who wants them. */
const SCENES =
  WANTED === ''
    ? ([['960x600', 'list', 'dark']] as const)
    : SIZES.flatMap((size) =>
        PANEL_TABS.flatMap((tab) => THEMES.map((theme) => [size, tab, theme] as const)),
      );

/** The profile that each view says most of. */
const FILES: Readonly<Record<PanelTab, string>> = {
  top: 'profiles/cpu.go1.27.pb.gz',
  flame: 'profiles/cpu.go1.27.pb.gz',
  graph: 'profiles/cpu.go1.27.pb.gz',
  peek: 'profiles/cpu.go1.27.pb.gz',
  list: 'profiles/cpu.go1.27.pb.gz',
  traces: 'profiles/goroutine.go1.27.pb.gz',
  tags: 'edgeCases/labels.pb.gz',
  goroutines: 'profiles/goroutine.go1.26.debug2.txt',
  leaks: 'profiles/goroutine.go1.27.pb.gz',
  memory: 'profiles/heap.go1.26.debug1.txt',
  text: 'profiles/heap.go1.27.pb.gz',
};

let tester: PanelTester;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  // Labels have the time at which a profile was opened; pictures of the same are to be the same.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 24, 14, 3, 22) });
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => {
  vi.useRealTimers();
  return tester.stop();
});

describe('A picture', () => {
  test.each(SCENES)('of %s of %s in %s', async (size, tab, theme) => {
    const [width = 0, height = 0] = size.split('x').map(Number);
    const host = new RealHost();
    await host.open(path.join(FIXTURES, FILES[tab]));
    // The graph is seen whole until something is selected in it.
    const selected = tab === 'graph' ? '' : await sorterIn(host);
    const saved: PageState = { ...FIRST_STATE, tab, selected };
    const panel = await tester.open({ ...{ host, saved, theme, width, height } });
    await settled(panel);
    if (tab === 'leaks') await panel.sendWatches([LEAKING_WATCH]);
    const name = size === SIZES[0] ? `${tab}-${theme}` : `${tab}-${theme}-${size}`;
    await panel.page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

/** The function of the fixtures' program that has callers, callees and costs of its own; `''` in other profiles. */
async function sorterIn(host: RealHost): Promise<string> {
  const first = { sort: 'flat', descending: true, filter: 'main.sorted', offset: 0, limit: 9 } as const;
  const { rows } = await host.ask('pprofLens/top', first);
  return rows.find(({ name }) => name === 'main.sorted')?.name ?? '';
}
