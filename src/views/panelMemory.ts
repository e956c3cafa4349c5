/** What the page asks about memory, handed on to the profile server with what belongs together. */
import * as l10n from '@vscode/l10n';
import type { OpenProfiles } from '../platform/openProfiles';
import { profileKind } from '../platform/profileNames';
import type { ProfileRecord } from '../platform/profileRecord';
import type { Shown } from '../platform/profileSession';
import type { MemoryRequest, MemorySeriesRequest } from '../protocol/memoryRequests';
import type { PanelAnswer, PanelAsk } from '../protocol/panelMessages';
import { fail, succeed, type Reply } from '../protocol/reply';
import { askAgainIfLost } from './askAgainIfLost';

type MemoryAsk = Extract<PanelAsk, { kind: 'memory' | 'memorySeries' | 'memoryRecords' }>;

/** What is known of the session. */
export interface KnownProfiles {
  readonly shown: Shown | undefined;
  readonly profiles: readonly ProfileRecord[];
}

export async function answerMemory(
  profiles: OpenProfiles,
  known: KnownProfiles,
  ask: MemoryAsk,
): Promise<Reply<PanelAnswer>> {
  const { shown } = known;
  if (shown === undefined) return fail(l10n.t('No profile is shown. Fetch or open one.'));
  const { profile, base } = shown.view;
  switch (ask.kind) {
    case 'memory': {
      const request = memoryRequest(shown, known.profiles);
      const needed = [request.base, request.goroutines, profile].filter((id) => id !== undefined);
      const memory = await askAgainIfLost(profiles, needed, 'pprofLens/memory', request);
      return memory.ok ? succeed({ kind: 'memory', memory: memory.value }) : memory;
    }
    case 'memorySeries': {
      const request = memorySeriesRequest(shown, known.profiles);
      const needed = request.profiles.map((one) => one.profile);
      const series = await askAgainIfLost(profiles, needed, 'pprofLens/memorySeries', request);
      return series.ok ? succeed({ kind: 'memorySeries', series: series.value }) : series;
    }
    case 'memoryRecords': {
      const request = { ...ask, profile };
      const page = await askAgainIfLost(profiles, [profile], 'pprofLens/memoryRecords', request);
      if (!page.ok) return page;
      const { rows } = page.value;
      // The frames of a difference are numbered anew.
      const shownRows = base === undefined ? rows : rows.map(withoutPlaces);
      return succeed({ kind: 'memoryRecords', page: { ...page.value, rows: shownRows } });
    }
  }
}

/** To paste into an issue; undefined where there are no MemStats. */
export function memoryMarkdown(answer: PanelAnswer): string | undefined {
  return answer.kind === 'memory' && answer.memory.kind === 'stats' ? answer.memory.markdown : undefined;
}

/** A goroutine profile that is older or newer says little about the stacks of this moment. */
const SAME_MOMENT_MILLIS = 60_000;

export function memoryRequest({ record, base }: Shown, all: readonly ProfileRecord[]): MemoryRequest {
  const goroutines = goroutinesOfTheMoment(record, all);
  const timeMillis = fetchedMillis(record);
  const baseTimeMillis = base && fetchedMillis(base.record);
  return {
    profile: record.id,
    ...(base && { base: base.record.id }),
    ...(goroutines && { goroutines: goroutines.id }),
    ...(timeMillis !== undefined && { timeMillis }),
    ...(baseTimeMillis !== undefined && { baseTimeMillis }),
  };
}

/** More lines than these would be a picture of months; each text has to be read for it. */
const MAX_TEXTS = 32;

/**
 * The shown one, and the other texts of the same program, the newest first: fetched from the same target, or opened
 * from the same folder. When a file was opened says nothing, so that the server takes the time of its last collection.
 */
export function memorySeriesRequest({ record }: Shown, all: readonly ProfileRecord[]): MemorySeriesRequest {
  const others = all.filter(
    (other) => other.id !== record.id && isHeapText(other) && isOfSameProgram(other, record),
  );
  const texts = [record, ...others].slice(0, MAX_TEXTS);
  return {
    profiles: texts.map((text) => {
      const timeMillis = fetchedMillis(text);
      return { profile: text.id, ...(timeMillis !== undefined && { timeMillis }) };
    }),
  };
}

/** Only such files can have MemStats; a fetched text keeps the ending under which it was saved. */
function isHeapText({ path }: ProfileRecord): boolean {
  return /\.debug1\.txt$/.test(path);
}

function isOfSameProgram(one: ProfileRecord, other: ProfileRecord): boolean {
  if (one.origin.kind === 'fetched') return isOfSameTarget(one, other);
  return other.origin.kind === 'file' && folderOf(one.path) === folderOf(other.path);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
}

function goroutinesOfTheMoment(
  record: ProfileRecord,
  all: readonly ProfileRecord[],
): ProfileRecord | undefined {
  const away = (other: ProfileRecord): number => Math.abs(other.addedMillis - record.addedMillis);
  return all
    .filter((other) => isOfSameTarget(other, record) && profileKind(other) === 'goroutine')
    .filter((other) => other.origin.kind === 'fetched' && other.origin.seconds === undefined)
    .filter((other) => away(other) <= SAME_MOMENT_MILLIS)
    .sort((a, b) => away(a) - away(b))[0];
}

function isOfSameTarget({ origin: one }: ProfileRecord, { origin: other }: ProfileRecord): boolean {
  return one.kind === 'fetched' && other.kind === 'fetched' && one.targetLabel === other.targetLabel;
}

/** When a file was opened says nothing of when it was written. */
function fetchedMillis({ origin, addedMillis }: ProfileRecord): number | undefined {
  return origin.kind === 'fetched' ? addedMillis : undefined;
}

function withoutPlaces<Row extends { readonly frames: readonly { readonly place: number }[] }>(
  row: Row,
): Row {
  return { ...row, frames: row.frames.map((frame) => ({ ...frame, place: -1 })) };
}
