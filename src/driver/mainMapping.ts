/**
 * What pprof does to the mappings of each profile that it fetches, beside looking for binaries, which needs none of
 * them: locateBinaries, collectMappingSources and unsourceMappings in pprof's internal/driver/fetch.go, 2026-11.
 */
import type { Mapping, Profile } from '../model/profile';

export interface Executable {
  /** Path; `''` when not given. */
  readonly executable: string;
  /** `''` when not given. */
  readonly buildId: string;
}

/** A profile without mappings gets one; the first mapping is named after the program. */
export function withMainMapping(profile: Profile, { executable, buildId }: Executable): Profile {
  const mapped = profile.mappings.length === 0 ? withOneMapping(profile) : profile;
  const [main, ...others] = mapped.mappings;
  if (!main || (executable === '' && (buildId === '' || main.buildId !== ''))) return mapped;
  const named: Mapping = {
    ...main,
    ...(executable === '' ? {} : { file: executable }),
    ...(main.buildId === '' ? { buildId } : {}),
  };
  return { ...mapped, mappings: [named, ...others] };
}

/** Where a mapping has no name of its own, that of the address keeps it apart from those of others in a merge. */
export function withFetchedMappings(profile: Profile, url: string): Profile {
  return {
    ...profile,
    mappings: profile.mappings.map((mapping) =>
      mapping.buildId === '' && mapping.file === '' ? { ...mapping, file: url } : mapping,
    ),
  };
}

/** Takes addresses away again, whoever wrote them. */
export function withoutMappingUrls(profile: Profile): Profile {
  if (!profile.mappings.some(isNamedByUrl)) return profile;
  return {
    ...profile,
    mappings: profile.mappings.map((mapping) => (isNamedByUrl(mapping) ? { ...mapping, file: '' } : mapping)),
  };
}

function isNamedByUrl({ file, buildId }: Mapping): boolean {
  return buildId === '' && /^[a-z][a-z0-9+.-]*:/i.test(file);
}

function withOneMapping(profile: Profile): Profile {
  const only: Mapping = {
    ...{ id: 1n, start: 0n, limit: 0n, offset: 0n, file: '', buildId: '' },
    ...{ hasFunctions: false, hasFileNames: false, hasLineNumbers: false, hasInlineFrames: false },
  };
  const { locations } = profile;
  return {
    ...profile,
    mappings: [only],
    locations: { ...locations, mappings: new Int32Array(locations.count) },
  };
}
