import * as l10n from '@vscode/l10n';
import { framesOf } from '../../analysis/frames';
import type { MemoryRecord, MemoryRecordColumn } from '../../analysis/memory/memoryRecords';
import { memoryRecords } from '../../analysis/memory/memoryRecords';
import type { Profile } from '../../model/profile';
import type { MemoryRecordRow, MemoryRecordsPage, MemoryRecordsRequest } from '../../protocol/memoryRequests';
import { frameAt, placeOf } from '../frameText';
import { printableFrameName } from '../printableName';
import { shortened } from '../shortened';
import { memoryText } from './memoryNumbers';

/** A window of the records, largest first; undefined where the profile is no heap text. */
export function memoryRecordsPage(
  profile: Profile,
  request: Omit<MemoryRecordsRequest, 'profile'>,
): MemoryRecordsPage | undefined {
  const records = memoryRecords(profile, request);
  if (records === undefined) return undefined;
  const columns = ORDER.filter((column) => records.columns.includes(column));
  return {
    rowCount: records.count,
    columns,
    note: noteOn(records.rate, columns.length),
    rows: records.rows.map((record) => recordRow(profile, record, columns)),
  };
}

/** What is in use is what people ask for. */
const ORDER: readonly MemoryRecordColumn[] = [
  'inUseBytes',
  'inUseObjects',
  'allocatedBytes',
  'allocatedObjects',
];

const MAX_FRAMES = 4;

function recordRow(
  profile: Profile,
  { sample, sampled, estimated }: MemoryRecord,
  columns: readonly MemoryRecordColumn[],
): MemoryRecordRow {
  const { frames, frameCount } = framesOfSample(profile, sample);
  return {
    values: columns.map((column) => ({
      sampled: valueText(sampled[column], column),
      estimated: valueText(estimated[column], column),
    })),
    frames: frames.map((frame) => ({
      name: shortened(printableFrameName(profile, frame)),
      at: frameAt(profile, frame),
      place: placeOf(profile, frame),
    })),
    frameCount,
  };
}

function valueText(value: bigint | undefined, column: MemoryRecordColumn): string {
  return memoryText(value ?? 0n, column === 'inUseBytes' || column === 'allocatedBytes' ? 'bytes' : 'count');
}

/**
 * The innermost frames, inlined ones included. Go names no frames of the runtime at the leaf of a stack, so that the first
 * one with a name is where the program allocated.
 */
function framesOfSample(profile: Profile, sample: number): { frames: number[]; frameCount: number } {
  const { starts, functions } = framesOf(profile);
  const { stackStarts, stacks } = profile.samples;
  const frames: number[] = [];
  let frameCount = 0;
  for (let at = stackStarts[sample] as number; at < (stackStarts[sample + 1] as number); at++) {
    const location = stacks[at] as number;
    const begin = starts[location] as number;
    const end = starts[location + 1] as number;
    for (let frame = begin; frame < end && frames.length < MAX_FRAMES; frame++) {
      if (frames.length > 0 || functions[frame] !== -1) frames.push(frame);
    }
    frameCount += end - begin;
  }
  return { frames, frameCount };
}

function noteOn(rate: bigint, columnCount: number): string {
  const pair =
    columnCount === 2
      ? ` ${l10n.t('Nothing has been freed yet, so that all that was allocated is in use.')}`
      : '';
  return rate <= 1n
    ? `${l10n.t('The text has every allocation: nothing is estimated.')}${pair}`
    : l10n.t(
        'Go samples about one allocation in {0}: “sampled” is what the text has, “estimated” what that stands for, as pprof computes it.',
        memoryText(rate, 'bytes'),
      ) + pair;
}
