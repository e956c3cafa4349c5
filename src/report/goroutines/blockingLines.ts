import { fileNameOf, framesOf, functionNameOf } from '../../analysis/frames';
import { userFramesOfProfile } from '../../analysis/goroutines/userFramesOfProfile';
import { scaledLabel } from '../../analysis/measurement';
import type { Profile } from '../../model/profile';
import { valueAt } from '../../model/valueColumn';
import { shortened } from '../shortened';

/** What a block or mutex profile says of one line: the innermost of the user's own code, where others only wait. */
export interface BlockingLine {
  readonly recordedPath: string;
  readonly lineNumber: number;
  readonly functionName: string;
  /** `Mutex.Lock`, longest first. */
  readonly operations: readonly string[];
  /** `1.18s · 340 waits · Mutex.Lock`. */
  readonly text: string;
  readonly delay: bigint;
}

/** Whether the profile counts waits and their time, as Go's block and mutex profiles do. */
export function isBlockingProfile({ sampleTypes }: Profile): boolean {
  return delayColumn(sampleTypes) >= 0 && contentionColumn(sampleTypes) >= 0;
}

/** Ascending by path, then by line. */
export function blockingLines(profile: Profile, recordedPaths: readonly string[]): BlockingLine[] {
  const { user, operationOf, operations } = userFramesOfProfile(profile);
  const delays = profile.samples.values[delayColumn(profile.sampleTypes)];
  const waits = profile.samples.values[contentionColumn(profile.sampleTypes)];
  const { lineNumbers } = framesOf(profile);
  const wanted = new Set(recordedPaths);
  const lines = new Map<string, LineSums>();
  if (!delays || !waits) return [];
  for (let sample = 0; sample < profile.samples.count; sample++) {
    const frame = user[sample] as number;
    const path = fileNameOf(profile, frame);
    if (frame < 0 || !wanted.has(path)) continue;
    const key = `${path}\n${lineNumbers[frame] as number}`;
    const line = lines.get(key) ?? new LineSums(frame);
    lines.set(key, line);
    line.add(
      operations[operationOf[sample] as number] ?? '',
      valueAt(delays, sample),
      valueAt(waits, sample),
    );
  }
  return [...lines.values()]
    .map((line) => ({
      recordedPath: fileNameOf(profile, line.frame),
      lineNumber: lineNumbers[line.frame] as number,
      functionName: shortened(functionNameOf(profile, line.frame)),
      ...line.summary(profile.sampleTypes[delayColumn(profile.sampleTypes)]?.unit ?? ''),
    }))
    .filter(({ lineNumber }) => lineNumber > 0)
    .sort(
      (a, b) =>
        (a.recordedPath < b.recordedPath ? -1 : Number(a.recordedPath > b.recordedPath)) ||
        a.lineNumber - b.lineNumber,
    );
}

/** What is said of a stack whose waiting frame is not there, as under filters. What was recorded here did wait. */
const UNKNOWN: readonly string[] = ['', 'runnable', 'waiting'];

class LineSums {
  private readonly delays = new Map<string, bigint>();
  private waits = 0n;

  constructor(readonly frame: number) {}

  add(operation: string, delay: bigint, waits: bigint): void {
    this.delays.set(operation, (this.delays.get(operation) ?? 0n) + delay);
    this.waits += waits;
  }

  summary(unit: string): Pick<BlockingLine, 'operations' | 'text' | 'delay'> {
    const operations = [...this.delays]
      .sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0))
      .map(([operation]) => operation)
      .filter((operation) => !UNKNOWN.includes(operation));
    const delay = [...this.delays.values()].reduce((a, b) => a + b, 0n);
    const waits = this.waits === 1n ? '1 wait' : `${this.waits} waits`;
    const named = operations.length === 0 ? [] : [operations.slice(0, 3).join(', ')];
    const text = [scaledLabel(delay, unit, 'minimum'), waits, ...named].join(' · ');
    return { operations, text, delay };
  }
}

function delayColumn(types: Profile['sampleTypes']): number {
  return types.findIndex(({ type }) => type === 'delay');
}

function contentionColumn(types: Profile['sampleTypes']): number {
  return types.findIndex(({ type }) => type === 'contentions');
}
