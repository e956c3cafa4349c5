/** The units in which numeric labels are printed and filtered. Rules: NumLabelUnits in pprof's profile/profile.go. */
import type { Profile } from '../model/profile';
import { compareNames } from './graph/compareNames';

/**
 * The unit of all numeric labels of a key: the first that any sample has; else bytes for `alignment` and `request`,
 * else the key itself. Values are not converted to it.
 */
export function labelUnitsOf(profile: Profile): ReadonlyMap<string, string> {
  return foundUnits(profile).units;
}

/** A line for each key whose labels have several units, as pprof prints it. */
export function labelUnitWarnings(profile: Profile): readonly string[] {
  const { units, ignored } = foundUnits(profile);
  return [...ignored].map(([key, others]) => {
    const also = [...others].sort(compareNames).join(', ');
    return `For tag ${key} used unit ${units.get(key) ?? ''}, also encountered unit(s) ${also}`;
  });
}

interface FoundUnits {
  readonly units: ReadonlyMap<string, string>;
  /** By key, the units that were met and not used. */
  readonly ignored: ReadonlyMap<string, ReadonlySet<string>>;
}

const cache = new WeakMap<Profile, FoundUnits>();

function foundUnits(profile: Profile): FoundUnits {
  let found = cache.get(profile);
  if (!found) {
    found = collect(profile);
    cache.set(profile, found);
  }
  return found;
}

function collect({ samples, strings }: Profile): FoundUnits {
  const found = new Map<string, string>();
  const ignored = new Map<string, Set<string>>();
  const { keys, texts, units } = samples.labels;
  const seen = new Set<number>();
  for (let at = 0; at < keys.length; at++) {
    if (texts[at] !== 0) continue;
    const pair = (keys[at] as number) * strings.count + (units[at] as number);
    if (seen.has(pair)) continue;
    seen.add(pair);
    const key = strings.text(keys[at] as number);
    const unit = strings.text(units[at] as number);
    const used = found.get(key);
    if (!used) found.set(key, unit);
    else if (unit !== '' && unit !== used) ignored.set(key, (ignored.get(key) ?? new Set()).add(unit));
  }
  for (const [key, unit] of found) {
    if (unit === '') found.set(key, key === 'alignment' || key === 'request' ? 'bytes' : key);
  }
  return { units: found, ignored };
}
