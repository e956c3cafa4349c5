import * as l10n from '@vscode/l10n';
import type { LeakSnapshot, LeakVerdict, SnapshotGroup, SnapshotMemory } from '../../analysis/leaks/verdict';
import type { LeakAnswer, LeakSeries } from '../../protocol/leakRequests';
import { atText } from './leakPlace';

/** What a watch saw, as lines over time. Nothing for a single snapshot. */
export function leakCharts(
  snapshots: readonly LeakSnapshot[],
  { findings }: LeakVerdict,
): LeakAnswer['charts'] {
  if (snapshots.length < 2) return { timesMillis: [], goroutines: [], memory: [] };
  const found = findings.map(({ group }) => group);
  const keys = new Set(found.map(({ key }) => key));
  // What leaks is wanted, whatever its size.
  const others = (snapshots.at(-1)?.groups ?? []).filter(({ key }) => !keys.has(key));
  const charted = [...found, ...others.sort((a, b) => b.count - a.count)]
    .slice(0, MAX_GROUPS)
    .sort((a, b) => b.count - a.count);
  const indices = snapshots.map(({ groups }) => new Map(groups.map((group) => [group.key, group.count])));
  return {
    timesMillis: snapshots.map(({ timeMillis }) => timeMillis),
    goroutines: [
      { title: l10n.t('All goroutines'), values: snapshots.map(({ total }) => total) },
      ...charted.map((group) => ({
        title: groupTitle(group),
        values: indices.map((index) => index.get(group.key) ?? 0),
      })),
    ],
    memory: memorySeries(snapshots),
  };
}

const MAX_GROUPS = 8;

/** `leak_demo.go:53 · chan send`. */
function groupTitle({ place, operation }: SnapshotGroup): string {
  return `${atText(place)} · ${operation}`;
}

function memorySeries(snapshots: readonly LeakSnapshot[]): LeakSeries[] {
  if (snapshots.every(({ memory }) => memory === undefined)) return [];
  const series = (title: string, field: keyof SnapshotMemory): LeakSeries => ({
    title,
    values: snapshots.map(({ memory }) => memory?.[field] ?? null),
  });
  return [
    series(l10n.t('Stacks'), 'stackInUse'),
    series(l10n.t('Heap in use'), 'heapInUse'),
    series(l10n.t('From the system'), 'sys'),
  ];
}
