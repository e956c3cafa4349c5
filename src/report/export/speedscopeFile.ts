/**
 * The file format of speedscope: stacks root first, as indices into a list of frames. Schema: FileFormat in its
 * src/lib/file-format-spec.ts.
 */
import type { NodeInfo } from '../../analysis/graph/nodeInfo';
import type { StackSums } from '../../analysis/stackSums';
import { wellFormed } from '../../model/byteText';

export interface SpeedscopeSubject {
  readonly stacks: StackSums;
  frameOf(node: number): Pick<NodeInfo, 'name' | 'file' | 'line'>;
  /** What the viewer calls it. */
  readonly name: string;
  /** Of the values, as the profile names it. */
  readonly unit: string;
}

/** In a difference what became more and what became less are two profiles: the viewer knows no negative weights. */
export function* speedscopePieces(subject: SpeedscopeSubject): Generator<string> {
  const { stacks, name } = subject;
  const frames = numberedFrames(stacks);
  yield '{"$schema":"https://www.speedscope.app/file-format-schema.json","exporter":"pprof Lens",';
  yield `"name":${JSON.stringify(wellFormed(name))},"activeProfileIndex":0,"shared":{"frames":[`;
  let isFirst = true;
  for (const node of frames.keys()) {
    yield `${isFirst ? '' : ','}${frameJson(subject.frameOf(node))}`;
    isFirst = false;
  }
  yield ']},"profiles":[';
  const less = stacksWhere(stacks, (value) => value < 0n);
  if (less.length === 0) yield* profilePieces(subject, stacksWhere(stacks, isMore), frames, name);
  else {
    yield* profilePieces(subject, stacksWhere(stacks, isMore), frames, `${name} (increase)`);
    yield ',';
    yield* profilePieces(subject, less, frames, `${name} (decrease)`);
  }
  yield ']}\n';
}

function isMore(value: bigint): boolean {
  return value > 0n;
}

function* profilePieces(
  { stacks, unit }: SpeedscopeSubject,
  chosen: readonly number[],
  frames: ReadonlyMap<number, number>,
  name: string,
): Generator<string> {
  const weight = (stack: number): bigint => {
    const value = stacks.value(stack);
    return value < 0n ? -value : value;
  };
  const sum = chosen.reduce((sumSoFar, stack) => sumSoFar + weight(stack), 0n);
  yield `{"type":"sampled","name":${JSON.stringify(wellFormed(name))},"unit":"${speedscopeUnit(unit)}",`;
  yield `"startValue":0,"endValue":${sum},"samples":[`;
  for (const [at, stack] of chosen.entries()) {
    const numbers = stacks.nodes(stack).map((node) => frames.get(node) ?? 0);
    yield `${at === 0 ? '' : ','}[${numbers.join()}]`;
  }
  yield '],"weights":[';
  for (const [at, stack] of chosen.entries()) yield `${at === 0 ? '' : ','}${weight(stack)}`;
  yield ']}';
}

function stacksWhere(stacks: StackSums, holds: (value: bigint) => boolean): number[] {
  const chosen: number[] = [];
  for (let stack = 0; stack < stacks.count; stack++) if (holds(stacks.value(stack))) chosen.push(stack);
  return chosen;
}

/** The nodes that stacks pass, in the order in which they are met, with their number. */
function numberedFrames(stacks: StackSums): ReadonlyMap<number, number> {
  const frames = new Map<number, number>();
  for (let stack = 0; stack < stacks.count; stack++) {
    if (stacks.value(stack) === 0n) continue;
    for (const node of stacks.nodes(stack)) if (!frames.has(node)) frames.set(node, frames.size);
  }
  return frames;
}

function frameJson({ name, file, line }: Pick<NodeInfo, 'name' | 'file' | 'line'>): string {
  return JSON.stringify({
    name: wellFormed(name),
    ...(file !== '' && { file: wellFormed(file) }),
    ...(line > 0 && { line }),
  });
}

/** ValueUnit of the schema; the units of counts are none of them. */
export function speedscopeUnit(unit: string): string {
  const [, start = ''] = /^(.*?)s?$/.exec(unit.toLowerCase()) ?? [];
  return SPEEDSCOPE_UNITS.get(start) ?? 'none';
}

const SPEEDSCOPE_UNITS: ReadonlyMap<string, string> = new Map([
  ['nanosecond', 'nanoseconds'],
  ['n', 'nanoseconds'],
  ['microsecond', 'microseconds'],
  ['u', 'microseconds'],
  ['μ', 'microseconds'],
  ['millisecond', 'milliseconds'],
  ['m', 'milliseconds'],
  ['second', 'seconds'],
  ['byte', 'bytes'],
  ['b', 'bytes'],
]);
