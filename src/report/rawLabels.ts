import { compareNames } from '../analysis/graph/compareNames';
import type { Profile } from '../model/profile';

/**
 * The lines of a sample's labels in `-raw`: texts, then numbers, each sorted as they print. `bytes:[2048] n:[5 seconds]`:
 * when one number of a key has a unit, all print theirs. Source: labelsToString and numLabelsToString in pprof's
 * profile/profile.go.
 */
export function rawLabelLines({ samples, strings }: Profile, row: number): string {
  const [begin, end] = [samples.labelStarts[row] as number, samples.labelStarts[row + 1] as number];
  const { keys, texts: textColumn, numbers: numberColumn, units } = samples.labels;
  const texts = new Map<string, string[]>();
  const numbers = new Map<string, Numbers>();
  for (let at = begin; at < end; at++) {
    const key = strings.text(keys[at] as number);
    const text = textColumn[at] as number;
    if (text !== 0) {
      const values = texts.get(key);
      if (values) values.push(strings.text(text));
      else texts.set(key, [strings.text(text)]);
    } else {
      const entry = numbers.get(key) ?? { values: [], units: [], hasUnit: false };
      numbers.set(key, entry);
      entry.values.push(String(numberColumn[at]));
      entry.units.push(strings.text(units[at] as number));
      entry.hasUnit ||= units[at] !== 0;
    }
  }
  return line([...texts].map(([key, values]) => list(key, values))) + line([...numbers].map(numberList));
}

interface Numbers {
  readonly values: string[];
  readonly units: string[];
  hasUnit: boolean;
}

function line(labels: string[]): string {
  return labels.length === 0 ? '' : `                ${labels.sort(compareNames).join(' ')}\n`;
}

function list(key: string, values: readonly string[]): string {
  return `${key}:[${values.join(' ')}]`;
}

function numberList([key, { values, units, hasUnit }]: readonly [string, Numbers]): string {
  return list(key, hasUnit ? values.map((value, at) => `${value} ${units[at] ?? ''}`) : values);
}
