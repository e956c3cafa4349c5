/**
 * Keys of groups: equal in all dumps of all programs where what makes the group is equal, as a hash of its text, so
 * that a key is short whatever the stack is. 128 bits: no two groups of one dump meet by chance.
 */
import { FRAME_KINDS } from '../../model/goroutineDump';
import type { GoroutineDump } from '../../model/goroutineDump';
import { frameFile, frameName, framesOfStack, stateOf } from './dumpTexts';
import type { GroupBy } from './goroutineGroup';
import { operationOfRow } from './operations';
import { userFramesOf } from './userFrame';

/** The key of the group that the goroutine is in. */
export function groupKey(dump: GoroutineDump, by: GroupBy, row: number): string {
  const { goroutines } = dump;
  switch (by.kind) {
    case 'waitReason':
      return keyOf('state', [operationOfRow(dump, row)]);
    case 'creator':
      return keyOf('creator', lineParts(dump, goroutines.creatorFrames[row] ?? -1));
    case 'label':
      return keyOf('label', [by.key, ...labelOf(dump, row, by.key)]);
    case 'nodes':
      return keyOf('nodes', by.stacks.names(row));
    case 'stack': {
      const stack = goroutines.stacks[row] ?? 0;
      const frames = [...framesOfStack(dump, stack)];
      switch (by.similarity) {
        case 'exact':
          return keyOf('exact', [
            ...frames.flatMap((frame) => lineParts(dump, frame)),
            stateOf(dump, row),
            String(goroutines.flags[row] ?? 0),
            ...lineParts(dump, goroutines.creatorFrames[row] ?? -1),
            ...(dump.labelSets[goroutines.labelSets[row] ?? 0] ?? []).flatMap(({ key, value }) => [
              key,
              value,
            ]),
          ]);
        case 'lines':
          return keyOf(
            'lines',
            frames.flatMap((frame) => lineParts(dump, frame)),
          );
        case 'functions':
          return keyOf(
            'functions',
            frames.map((frame) => functionPart(dump, frame)),
          );
        case 'operation': {
          const place = userFramesOf(dump).place[stack] ?? -1;
          return operationKey(operationOfRow(dump, row), {
            functionName: frameName(dump, place),
            recordedPath: frameFile(dump, place),
            lineNumber: dump.frames.lineNumbers[place] ?? 0,
          });
        }
      }
    }
  }
}

interface LineOfCode {
  readonly functionName: string;
  readonly recordedPath: string;
  readonly lineNumber: number;
}

/** The key of a group by operation, for what was read from elsewhere. The function counts where there is no file. */
export function operationKey(
  operation: string,
  { functionName, recordedPath, lineNumber }: LineOfCode,
): string {
  const place = recordedPath === '' ? ['', functionName] : [recordedPath, String(lineNumber)];
  return keyOf('operation', [operation, ...place]);
}

function lineParts(dump: GoroutineDump, frame: number): string[] {
  if (frame < 0) return [''];
  return [functionPart(dump, frame), frameFile(dump, frame), String(dump.frames.lineNumbers[frame] ?? 0)];
}

function functionPart(dump: GoroutineDump, frame: number): string {
  return FRAME_KINDS[dump.frames.kinds[frame] ?? 0] === 'elided' ? '...' : frameName(dump, frame);
}

export function labelOf({ goroutines, labelSets }: GoroutineDump, row: number, key: string): [] | [string] {
  const label = labelSets[goroutines.labelSets[row] ?? 0]?.find((candidate) => candidate.key === key);
  return label ? [label.value] : [];
}

function keyOf(kind: string, parts: readonly string[]): string {
  const text = [parts.length, ...parts].join('\n');
  return `${kind}:${[0x2545f491, 0x9e3779b1, 0x85ebca6b, 0x27d4eb2f].map((seed) => hashOf(text, seed)).join('')}`;
}

function hashOf(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) ^ (hash >>> 13);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(36).padStart(7, '0');
}
