/** `go tool pprof -traces` as text, to the byte, piece by piece: it can be larger than memory. */
import { framesOf } from '../analysis/frames';
import { weightsOf } from '../analysis/weights';
import type { Profile } from '../model/profile';
import { valueAt } from '../model/valueColumn';
import { labelLineText, labelLines } from './labelLines';
import { scaledLabel } from './measurement';
import { printableFrameName } from './printableName';
import { profileLegend } from './profileLegend';

const SEPARATOR = '-----------+-------------------------------------------------------\n';

/** Characters; one stack may have millions of frames. */
const PIECE_LENGTH = 1 << 16;

export function* tracesText(profile: Profile, sampleType: number): Generator<string> {
  const { column, total } = weightsOf(profile, sampleType);
  const unit = profile.sampleTypes[sampleType]?.unit ?? '';
  const frames = framesOf(profile);
  const { stackStarts, stacks, count } = profile.samples;
  yield profileLegend(profile, { sampleType, total, unit: 'minimum' })
    .map((line) => `${line}\n`)
    .join('');
  for (let row = 0; row < count; row++) {
    const begin = stackStarts[row] as number;
    const end = stackStarts[row + 1] as number;
    if (begin === end) continue;
    let text = SEPARATOR;
    for (const line of labelLines(profile, row)) text += `${labelLineText(line)}\n`;
    let value = scaledLabel(valueAt(column, row), unit, 'minimum');
    for (let at = begin; at < end; at++) {
      const location = stacks[at] as number;
      for (
        let frame = frames.starts[location] as number;
        frame < (frames.starts[location + 1] as number);
        frame++
      ) {
        const suffix = frames.inlined[frame] === 1 ? ' (inline)' : '';
        text += `${value.padStart(10)}   ${printableFrameName(profile, frame)}${suffix}\n`;
        value = '';
        if (text.length > PIECE_LENGTH) {
          yield text;
          text = '';
        }
      }
    }
    yield text;
  }
  yield SEPARATOR;
}
