/** Holds the numbers that a view shows against pprof's report of the same state, which the engine prints. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { FlameBox } from '../../src/protocol/flameRequests';
import type { PanelTab } from '../../src/protocol/panelMessages';
import type { TextCommand } from '../../src/protocol/textRequests';
import { runCliText } from '../support/runCliText';
import { shownText } from '../../webview/displayText';
import { argumentOf } from '../../webview/text/argumentOf';
import { shownLine } from '../../webview/text/textRow';
import { flameSettled } from './flameEngine';
import type { KindProfile } from './kindProfiles';
import type { Panel } from './panelTester';
import * as printed from './printedNumbers';
import type { RealHost } from './realHost';
import { shownView, type ShownRow, type ShownView } from './shownViews';

export interface Checked {
  readonly panel: Panel;
  readonly host: RealHost;
  readonly profile: KindProfile;
  /** As Top names it. */
  readonly selected: string;
}

type Numbers = readonly (readonly string[])[];
type ViewCheck = (view: ShownView, checked: Checked) => Promise<void>;

export const VIEW_CHECKS: Readonly<Partial<Record<PanelTab, ViewCheck>>> = {
  top: async ({ rows }, { host }) => {
    const columns = ['flat', 'flat-percent', 'sum-percent', 'cum', 'cum-percent', 'name'];
    holdsFirst(cellsOf(rows, columns), printed.topNumbers(await report(host, 'top')));
  },
  flame: flameCheck,
  graph: async ({ nodes }, checked) => {
    const labels = printed.dotNodes(await wholeReport(checked, 'dot'));
    const expected = labels.map((label) => label.split('/').map(drawnLine).map(shownText).join('/'));
    expect([...nodes].sort()).toEqual([...expected].sort());
  },
  peek: async ({ rows }, checked) => {
    const shown = rows.map(({ kind, cells }) => {
      const flat = kind.includes('is-function') ? ['flat', 'flat-percent'] : [];
      return [...flat, 'cum', 'cum-percent', 'name'].map((column) => plain(cells[column]));
    });
    const argument = argumentOf('peek', checked.selected, undefined);
    holdsFirst(shown, printed.peekNumbers(await wholeReport(checked, 'peek', argument)));
  },
  list: async ({ rows }, checked) => {
    if (rows.length === 0) return;
    const lines = await listedLines(checked);
    const routines = rows.filter(({ kind }) => kind.includes('is-routine'));
    holdsFirst(cellsOf(routines, ['flat', 'cum']), printed.routineNumbers(lines));
    const expected = printed.listNumbers(lines);
    if (expected.length === 0) return;
    const shown = cellsOf(rows, ['flat', 'cum', 'line-number']).filter(([, , line]) => line !== '');
    const valued = shown.filter(([flat = '', cum = '']) => /\d/.test(flat + cum));
    holdsFirst(valued, expected);
  },
  traces: async ({ rows }, { host }) => {
    const shown: string[][] = [];
    for (const { kind, cells } of rows) {
      if (kind.includes('is-trace')) shown.push([plain(cells['value'])]);
      if (kind.includes('is-frame')) shown.at(-1)?.push(plain(cells['stack']));
    }
    const expected = printed.traceNumbers(await report(host, 'traces'));
    // The last one may reach below the edge.
    const seen = expected.map((trace, index) => trace.slice(0, shown[index]?.length));
    holdsFirst(shown, seen);
  },
  tags: async ({ rows }, checked) => {
    const expected = printed.tagNumbers(await wholeReport(checked, 'tags'));
    holdsFirst(cellsOf(rows, ['value', 'value-percent']), expected);
  },
  goroutines: async ({ count, rows }, { host, profile }) => {
    const types = host.session.shown?.record.sampleTypes ?? [];
    const isRecorded = /goroutine/.test(profile.name) && host.view.base === undefined;
    if (rows.length === 0 || !isRecorded) return;
    const all = types[0]?.total ?? '';
    const { boxes } = await host.ask('pprofLens/flame', WHOLE_FLAME);
    const left = boxes.find(({ row }) => row === 0)?.cum.text ?? '';
    expect(count).toMatch(new RegExp(`^${left === all ? all : `${left} of ${all}`} goroutines? · `));
  },
  memory: ({ figures }, { host }) => {
    if (figures.length === 0) return Promise.resolve();
    const text = readFileSync(host.session.shown?.record.path ?? '', 'utf8');
    for (const [, name = '', value = ''] of text.matchAll(/^# (Sys|HeapAlloc|HeapInuse|NextGC) = (\d+)$/gm)) {
      expect(figures.map((figure) => figure.replaceAll(',', ''))).toContain(`${name} ${value}`);
    }
    return Promise.resolve();
  },
  text: async ({ rows }, { host, profile }) => {
    const { view, session } = host;
    const file = session.shown?.record.path ?? '';
    const isUsual = file.endsWith('.pb.gz') && profile.isLarge !== true && profile.hasLongNames !== true;
    const isWhole = view.base === undefined && view.filters === undefined;
    // The terminal front is another way to the same report.
    const printedThere = isUsual && isWhole ? await runCliText(['-top', file]) : undefined;
    const expected = printedThere?.split('\n') ?? (await report(host, 'top'));
    const lines = rows.map(({ cells }) => cells['line-text']);
    expect(lines).toEqual(expected.slice(0, rows.length).map(shownLine));
  },
};

/** No expression is for all functions of a file: they are chosen among all. */
async function listedLines(checked: Checked): Promise<readonly string[]> {
  const { host, selected } = checked;
  const { granularity } = host.view.filters ?? {};
  if (granularity === 'files') return printed.routinesIn(selected, await wholeReport(checked, 'list', '.'));
  return wholeReport(checked, 'list', argumentOf('list', selected, granularity));
}

const WHOLE_FLAME = { from: 0, to: 1, minWidth: 0, pivot: '', search: '', path: [] } as const;

/** From the root down to the heaviest of the heaviest, by keys. */
async function flameCheck({ flameBox }: ShownView, { panel, host, profile }: Checked): Promise<void> {
  const { boxes, functions } = await host.ask('pprofLens/flame', WHOLE_FLAME);
  const said = ({ of, cum, flat, row }: FlameBox): string => {
    const { name = '', isInlined = false } = functions[of] ?? {};
    const shown = name === '' ? 'root' : shownText(name);
    return `${shown}${isInlined ? ' (inlined)' : ''}, ${cum.text}, ${cum.percent}, flat ${flat.text}, depth ${row}`;
  };
  const root = boxes.findIndex(({ row }) => row === 0);
  const expected: string[] = [];
  const shown = [flameBox];
  for (let at = root; at !== -1 && expected.length < 4;) {
    const box = boxes[at];
    if (box === undefined) break;
    expected.push(said(box));
    at = boxes.findIndex(({ parent }) => parent === at);
  }
  await panel.page.locator('.flame-tree').focus();
  for (let keys = 0; keys < 6 && shown.length < expected.length; keys++) {
    await panel.page.keyboard.press('ArrowDown');
    const box = (await shownView(panel)).flameBox;
    // What is narrower than a pixel is not drawn: the first key then makes room for it.
    if (box === shown.at(-1)) await flameSettled(panel);
    else shown.push(box);
  }
  expect(shown).toEqual(expected);
  const { base, filters } = host.view;
  const { record } = host.session.shown ?? {};
  if (base === undefined && filters === undefined && profile.name !== 'negative values') {
    const total = record?.sampleTypes[host.view.sampleType]?.total;
    expect(shown[0]).toContain(`root, ${total ?? ''}, 100%`);
  }
  await panel.page.keyboard.press('Home');
}

function cellsOf(rows: readonly ShownRow[], columns: readonly string[]): Numbers {
  return rows.map(({ cells }) => columns.map((column) => plain(cells[column])));
}

/** In a difference the page marks what grew with a plus sign, which pprof does not. */
function plain(text = '(no such cell)'): string {
  return text.replace(/^\+(?=\d)/, '');
}

function holdsFirst(shown: Numbers, expected: Numbers): void {
  const first = expected.slice(0, shown.length).map((row) => row.map(shownText));
  expect(shown).toEqual(first);
  // Nothing is missing that there would be room for.
  expect(shown.length).toBeGreaterThanOrEqual(Math.min(expected.length, 1));
}

/** As the picture cuts it, which would be wider than anyone looks (textBlock.ts). */
function drawnLine(line: string): string {
  return line.length <= 120 ? line : `${line.slice(0, 119)}…`;
}

/** The lines of a panel's report are cut where they are longer than anyone reads; those of the terminal are not. */
async function wholeReport(
  { host, profile }: Checked,
  command: TextCommand,
  argument = '',
): Promise<readonly string[]> {
  if (profile.hasLongNames !== true) return report(host, command, argument);
  const file = host.session.shown?.record.path ?? '';
  const text = await runCliText([argument === '' ? `-${command}` : `-${command}=${argument}`, file]);
  return text?.split('\n') ?? [];
}

/** Its first lines; more are not seen. */
async function report(host: RealHost, command: TextCommand, argument = ''): Promise<readonly string[]> {
  const wanted = { command, argument, filter: '', offset: 0, limit: 2000 } as const;
  const reply = await host.answer({ kind: 'text', ...wanted });
  if (!reply.ok) throw new Error(reply.problem.message);
  if (reply.value.kind !== 'text') throw new Error('A report was expected.');
  return reply.value.page.lines.map(({ text }) => text);
}
