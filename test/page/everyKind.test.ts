/**
 * Every view on real profiles of every kind, and on those at the edges, with the real host and the real engine behind
 * the page: each view shows something or says why not, nothing goes wrong, and its numbers are those of the reports.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PANEL_TABS, type PanelTab } from '../../src/protocol/panelMessages';
import { KIND_PROFILES, type KindProfile } from './kindProfiles';
import { PanelTester, type Panel } from './panelTester';
import { RealHost } from './realHost';
import { settled, viewOf, type ShownView } from './shownViews';
import { VIEW_CHECKS } from './viewChecks';

vi.mock('vscode', () => import('./vscodeDouble'));

let folder: string;
let tester: PanelTester;
let host: RealHost;
let panel: Panel;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pprof-lens-kinds-'));
  host = new RealHost();
  tester = await PanelTester.start();
  panel = await tester.open({ host, height: 700 });
});
afterAll(async () => {
  await tester.closePages();
  await tester.stop();
  rmSync(folder, { recursive: true });
});

describe('Every view', () => {
  test.each(KIND_PROFILES)('shows $name', async (profile) => {
    const selected = await show(profile);
    for (const tab of PANEL_TABS) {
      const view = await viewOf(panel, tab);
      expect(view.alerts, tab).toEqual([]);
      saysSomething(tab, view, profile);
      if (profile.isEmpty !== true) await VIEW_CHECKS[tab]?.(view, { panel, host, profile, selected });
    }
    expect(host.refused).toEqual([]);
  });
});

/** Gives the first function of Top, which is selected, so that peek and list are of one of this profile. */
async function show(profile: KindProfile): Promise<string> {
  const { filters = {} } = profile;
  const base = profile.base?.(folder);
  const before = base === undefined ? undefined : await host.open(base);
  await host.open(profile.file(folder));
  host.session.clearBase();
  if (before !== undefined) host.session.setBase(before.id, 'diffBase');
  host.session.setFilters(filters);
  await viewOf(panel, 'top');
  await panel.send(host.state);
  await settled(panel);
  await panel.page.evaluate(() => {
    document.querySelector<HTMLElement>('.top-row:not(.is-header) .name')?.click();
  });
  const first = { sort: 'flat', descending: true, filter: '', offset: 0, limit: 1 } as const;
  return (await host.ask('pprofLens/top', first)).rows[0]?.name ?? '';
}

/** Where there are no rows, boxes or figures, a sentence says why. */
function saysSomething(tab: PanelTab, view: ShownView, { isEmpty }: KindProfile): void {
  const { rows, nodes, flameBox, figures, empty } = view;
  if (empty === '') {
    expect(rows.length + nodes.length + flameBox.length + figures.length, `${tab} is blank`).toBeGreaterThan(
      0,
    );
    for (const { kind, cells } of rows) {
      expect(Object.values(cells).join(''), `${tab} has an empty ${kind}`).not.toBe('');
    }
  } else {
    expect(rows.length + nodes.length + figures.length).toBe(0);
    expect(empty, tab).toMatch(/\w \w.*\./);
  }
  if (isEmpty === true && !WITHOUT_FILTERS.includes(tab)) expect(empty, tab).not.toBe('');
}

/** These show the same whatever is filtered, and a report that is empty has a head. */
const WITHOUT_FILTERS: readonly PanelTab[] = ['memory', 'leaks', 'text'];
