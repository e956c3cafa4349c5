/** The real engine behind the flame graph of a page under test. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { subtractBase } from '../../src/analysis/subtractBase';
import { readProto } from '../../src/formats/proto/readProto';
import { readProfile } from '../../src/formats/readProfile';
import type { Profile } from '../../src/model/profile';
import type { FlameAsk } from '../../src/protocol/flameRequests';
import { flamePage } from '../../src/report/flame/flamePage';
import { OpenView } from '../../src/report/openView';
import { encodeMessage } from '../support/profileSchema';
import type { OpenOptions, Panel, PanelTester } from './panelTester';
import { settled } from './shownViews';

const PROFILES = fileURLToPath(new URL('../fixtures/profiles/', import.meta.url));

export function recordedView(name: string, sampleType = 0): OpenView {
  return new OpenView(recorded(name), sampleType, 'plain');
}

export function differenceView(name: string, base: string): OpenView {
  const outcome = subtractBase(recorded(name), recorded(base), 'diffBase');
  if (!outcome.ok) throw new Error(outcome.message);
  return new OpenView(outcome.profile, 0, 'difference');
}

/** Leaf first; names may hold anything. */
export function profileView(
  samples: readonly { readonly stack: readonly string[]; readonly value: bigint }[],
): OpenView {
  const names = [...new Set(samples.flatMap(({ stack }) => stack))];
  const idOf = (name: string): number => names.indexOf(name) + 1;
  const bytes = encodeMessage({
    sample_type: [{ type: names.length + 1, unit: names.length + 2 }],
    sample: samples.map(({ stack, value }) => ({ location_id: stack.map(idOf), value: [String(value)] })),
    location: names.map((name) => ({ id: idOf(name), line: [{ function_id: idOf(name), line: 1 }] })),
    function: names.map((name) => ({ id: idOf(name), name: idOf(name) })),
    string_table: ['', ...names, 'samples', 'count'],
  });
  const outcome = readProto(bytes);
  if (!outcome.ok) throw new Error(outcome.reason);
  const isDifference = samples.some(({ value }) => value < 0n);
  return new OpenView(outcome.profile, 0, isDifference ? 'difference' : 'plain');
}

/** Opens the page on its Flame graph tab, and waits for what it shows of the view. */
export async function openFlame(
  tester: PanelTester,
  view: OpenView,
  options: OpenOptions & { readonly shows?: 'nothing' } = {},
): Promise<Panel> {
  const panel = await tester.open(options);
  await panel.waitForRow(0);
  await panel.expose('askFlameEngine', (ask: FlameAsk) => flamePage(view, ask));
  await panel.page.getByRole('tab', { name: 'Flame graph' }).click();
  if (options.shows !== 'nothing') await flameSettled(panel);
  return panel;
}

/** Until there is a graph, nothing is asked for, and nothing moves. */
export async function flameSettled(panel: Panel): Promise<void> {
  await panel.page.getByRole('tree', { name: 'Flame graph' }).waitFor();
  await settled(panel);
}

function recorded(name: string): Profile {
  const outcome = readProfile(readFileSync(`${PROFILES}${name}.pb.gz`), { maxInflatedBytes: 1 << 28, zlib });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.profile;
}
