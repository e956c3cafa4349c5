import type { Profile } from '../model/profile';

/**
 * The profile without the labels that profile.proto cannot hold: numeric ones of value 0 without a unit. pprof's prompt
 * shows a profile that was written and read again (profileCopier in internal/driver/driver.go, 2026-11), and texts
 * have such labels.
 */
export function withWrittenLabels(profile: Profile): Profile {
  const { labels, labelStarts, count } = profile.samples;
  const { keys, texts, numbers, units } = labels;
  const isWritten = (_value: number | bigint, at: number): boolean =>
    texts[at] !== 0 || numbers[at] !== 0n || units[at] !== 0;
  if (keys.every(isWritten)) return profile;
  // How many labels are left before each.
  const left = new Uint32Array(keys.length + 1);
  for (let at = 0; at < keys.length; at++) left[at + 1] = (left[at] as number) + (isWritten(0, at) ? 1 : 0);
  return {
    ...profile,
    samples: {
      ...profile.samples,
      labelStarts: Uint32Array.from(
        { length: count + 1 },
        (_, row) => left[labelStarts[row] as number] as number,
      ),
      labels: {
        keys: keys.filter(isWritten),
        texts: texts.filter(isWritten),
        numbers: BigInt64Array.from([...numbers].filter(isWritten)),
        units: units.filter(isWritten),
      },
    },
  };
}
