import type { Profile } from '../model/profile';

const units = new WeakMap<Profile, ReadonlyMap<string, string>>();

/**
 * The unit in which all numeric labels of a key are printed: the first that any sample has; else bytes for `alignment`
 * and `request`, else the key itself. Rule: NumLabelUnits in pprof's profile/profile.go.
 */
export function labelUnitsOf(profile: Profile): ReadonlyMap<string, string> {
  let found = units.get(profile);
  if (!found) {
    found = collect(profile);
    units.set(profile, found);
  }
  return found;
}

function collect({ samples, strings }: Profile): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const { keys, texts, units: unitColumn } = samples.labels;
  for (let at = 0; at < keys.length; at++) {
    if (texts[at] !== 0) continue;
    const key = strings.text(keys[at] as number);
    const unit = strings.text(unitColumn[at] as number);
    if (!found.get(key)) found.set(key, unit);
  }
  for (const [key, unit] of found) {
    if (unit === '') found.set(key, key === 'alignment' || key === 'request' ? 'bytes' : key);
  }
  return found;
}
