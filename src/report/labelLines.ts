import { labelUnitsOf } from '../analysis/labelUnits';
import { labelsOfSample } from '../analysis/sampleLabels';
import type { Profile } from '../model/profile';
import { scaledLabel } from '../analysis/measurement';
import { padded } from './padded';
import { compareNames } from './printableName';

/**
 * A sample's labels as the traces report prints them: text labels, then numeric ones, one line per key, values joined
 * by a blank. Units are those of the profile before it was filtered. pprof sorts the finished lines, in which keys are padded to ten columns, so `num` precedes `bytes`.
 */
export function labelLines(
  profile: Profile,
  row: number,
  units: ReadonlyMap<string, string> = labelUnitsOf(profile),
): LabelLine[] {
  const texts: LabelLine[] = [];
  const numbers: LabelLine[] = [];
  for (const label of labelsOfSample(profile, row)) {
    if (label.kind === 'text') {
      texts.push({ key: label.key, value: label.values.join(' ') });
    } else {
      const unit = units.get(label.key) ?? '';
      const value = label.values.map((number) => scaledLabel(number, unit, 'auto')).join(' ');
      numbers.push({ key: label.key, value });
    }
  }
  return [...texts.sort(byLine), ...numbers.sort(byLine)];
}

export interface LabelLine {
  readonly key: string;
  readonly value: string;
}

/** `    tenant:  acme`. */
export function labelLineText({ key, value }: LabelLine): string {
  return `${padded(key, 10)}:  ${value}`;
}

function byLine(a: LabelLine, b: LabelLine): number {
  return compareNames(labelLineText(a), labelLineText(b));
}
