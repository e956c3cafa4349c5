import type { Profile } from '../model/profile';

/**
 * Which sample type is meant: the zero-based index, or a sentence in pprof's words. Without a wish it is the
 * profile's default if it has that type, else the last. Rule: SampleIndexByName in pprof's profile/index.go.
 */
export function sampleTypeIndex(profile: Profile, wish: string | undefined): number | string {
  const types = profile.sampleTypes.map((type) => type.type);
  if (wish === undefined || wish === '') {
    const preferred = types.indexOf(profile.defaultSampleType);
    return profile.defaultSampleType !== '' && preferred >= 0 ? preferred : Math.max(0, types.length - 1);
  }
  // What no int64 holds is no number for Go, and so a name.
  const index = Number(wish);
  if (/^[+-]?\d+$/.test(wish) && Math.abs(index) < 2 ** 63) {
    if (index >= 0 && index < types.length) return index;
    return `sample_index ${wish} is outside the range [0..${types.length - 1}]`;
  }
  const plain = wish.replace(/^inuse_/, '');
  const found = types.findIndex((type) => type === wish || type === plain);
  return found >= 0 ? found : `sample_index ${JSON.stringify(wish)} must be one of: [${types.join(' ')}]`;
}
