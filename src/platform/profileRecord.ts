import type { OpenedProfile, SampleTypeInfo } from '../protocol/serverRequests';
import type { BaseSpec, ProfileId, ViewFilters } from '../protocol/view';
import { readViewFilters } from '../protocol/viewFilters';
import type { HistorySteps } from './viewHistory';

/** Where a profile came from. */
export type ProfileOrigin =
  | {
      readonly kind: 'fetched';
      /** What the person typed, so that it can be fetched again. */
      readonly target: string;
      readonly targetLabel: string;
      /** As the index lists it: `goroutine`, `profile`. */
      readonly profile: string;
      readonly seconds?: number;
      /** `text`: with `debug=1`, which heap profiles say more in. */
      readonly form?: 'text';
    }
  | { readonly kind: 'file' };

/** What the host knows of a profile without asking the server: enough for the tree after a reload. */
export interface ProfileRecord {
  readonly id: ProfileId;
  /** Absolute path of the file that holds it. */
  readonly path: string;
  readonly origin: ProfileOrigin;
  /** When it was fetched or opened; milliseconds since 1970. */
  readonly addedMillis: number;
  readonly program: string;
  readonly sampleTypes: readonly SampleTypeInfo[];
  /** Zero-based. */
  readonly defaultSampleType: number;
  /** What could be read only in part; whole sentences. */
  readonly problems: readonly string[];
  /** What to know of it although all of it was read; whole sentences. */
  readonly hints?: readonly string[];
  /** It is a text of goroutines, of which more is known than of a profile that counts them. */
  readonly isDump?: true;
  /** Set where newer looks take the place of older ones again and again: the first that stood there. */
  readonly inPlaceOf?: ProfileId;
}

/** As one that newer looks do not take the place of any more. */
export function standingStill(record: ProfileRecord): ProfileRecord {
  const still: { -readonly [K in keyof ProfileRecord]: ProfileRecord[K] } = { ...record };
  delete still.inPlaceOf;
  return still;
}

/** The kind as `profileKind` names it, and the name of its sample type. */
export type PickedSampleType = readonly [kind: string, sampleType: string];

/** Programs can serve profiles of any name; the kinds of one session are few. */
const MAX_PICKED_SAMPLE_TYPES = 40;

/** What is kept in the workspace's state. */
export interface StoredSession {
  readonly version: 1;
  readonly nextId: ProfileId;
  readonly profiles: readonly ProfileRecord[];
  readonly shown: ProfileId | null;
  /**
   * The sample type that was picked last, for each kind of profile, so that it stays from one heap profile to the
   * next and does not change what an allocs profile shows first: `['heap', 'inuse_space']`. Newest first.
   */
  readonly sampleTypes: readonly PickedSampleType[];
  readonly base: BaseSpec | null;
  /** What is left out and how it is counted, whichever profile is shown. */
  readonly filters: ViewFilters;
}

export const EMPTY_SESSION: StoredSession = {
  version: 1,
  nextId: 1,
  profiles: [],
  shown: null,
  sampleTypes: [],
  base: null,
  filters: {},
};

export function recordOf(
  id: ProfileId,
  path: string,
  origin: ProfileOrigin,
  opened: OpenedProfile,
  addedMillis: number,
): ProfileRecord {
  const { program, sampleTypes, defaultSampleType, problems, hints } = opened;
  return {
    ...{ id, path, origin, addedMillis, program, sampleTypes, defaultSampleType, problems },
    ...(hints.length > 0 && { hints }),
    ...(opened.format === 'goroutine dump' && { isDump: true }),
  };
}

/** With this one in place of what was picked for its kind before. */
export function withPicked(
  picked: readonly PickedSampleType[],
  kind: string,
  sampleType: string,
): readonly PickedSampleType[] {
  const others = picked.filter(([other]) => other !== kind);
  return [[kind, sampleType] as const, ...others].slice(0, MAX_PICKED_SAMPLE_TYPES);
}

/** What is looked at, and how: what a step of the history leads to. */
export type Look = Pick<StoredSession, 'shown' | 'base' | 'filters' | 'sampleTypes'>;

export function lookOf({ shown, base, filters, sampleTypes }: Look): Look {
  return { shown, base, filters, sampleTypes };
}

/** State that another version wrote, or that is damaged, is dropped record by record rather than believed. */
export function readStoredSession(stored: unknown): StoredSession {
  if (!isObject(stored) || stored['version'] !== 1 || !Array.isArray(stored['profiles']))
    return EMPTY_SESSION;
  const profiles = stored['profiles'].filter(isProfileRecord);
  const ids = new Set(profiles.map((profile) => profile.id));
  const nextId = Math.max(0, ...ids, isId(stored['nextId']) ? stored['nextId'] - 1 : 0) + 1;
  return { version: 1, nextId, profiles, ...storedLook(stored, ids) };
}

/** Steps to profiles that are not known any more are left out. */
export function readStoredHistory(
  stored: unknown,
  { profiles }: Pick<StoredSession, 'profiles'>,
): HistorySteps<Look> {
  const { behind, ahead } = isObject(stored) ? stored : {};
  const ids = new Set(profiles.map((profile) => profile.id));
  const looks = (steps: unknown): readonly Look[] =>
    (Array.isArray(steps) ? steps : [])
      .filter(isObject)
      .map((step) => storedLook(step, ids))
      .filter(({ shown }) => shown !== null);
  return { behind: looks(behind), ahead: looks(ahead) };
}

function storedLook(stored: Record<string, unknown>, ids: ReadonlySet<ProfileId>): Look {
  const { shown, sampleTypes, filters } = stored;
  const base = storedBase(stored['base']);
  return {
    shown: isId(shown) && ids.has(shown) ? shown : null,
    sampleTypes: isPickedSampleTypes(sampleTypes) ? sampleTypes : [],
    base: base !== null && ids.has(base.profile) ? base : null,
    filters: readViewFilters(filters),
  };
}

function isProfileRecord(value: unknown): value is ProfileRecord {
  return (
    isObject(value) &&
    isId(value['id']) &&
    typeof value['path'] === 'string' &&
    value['path'] !== '' &&
    isOrigin(value['origin']) &&
    typeof value['addedMillis'] === 'number' &&
    typeof value['program'] === 'string' &&
    Array.isArray(value['sampleTypes']) &&
    value['sampleTypes'].length > 0 &&
    value['sampleTypes'].every(isSampleType) &&
    isIndexBelow(value['defaultSampleType'], value['sampleTypes'].length) &&
    isTexts(value['problems']) &&
    (value['hints'] === undefined || isTexts(value['hints'])) &&
    (value['isDump'] === undefined || value['isDump'] === true) &&
    (value['inPlaceOf'] === undefined || isId(value['inPlaceOf']))
  );
}

function isOrigin(value: unknown): value is ProfileOrigin {
  if (!isObject(value)) return false;
  if (value['kind'] === 'file') return true;
  return (
    value['kind'] === 'fetched' &&
    typeof value['target'] === 'string' &&
    typeof value['targetLabel'] === 'string' &&
    typeof value['profile'] === 'string' &&
    (value['seconds'] === undefined || typeof value['seconds'] === 'number') &&
    (value['form'] === undefined || value['form'] === 'text')
  );
}

function isSampleType(value: unknown): value is SampleTypeInfo {
  return isObject(value) && ['type', 'unit', 'total'].every((key) => typeof value[key] === 'string');
}

function isPickedSampleTypes(value: unknown): value is readonly PickedSampleType[] {
  return Array.isArray(value) && value.every((pair) => isTexts(pair) && pair.length === 2);
}

function storedBase(value: unknown): BaseSpec | null {
  if (!isObject(value) || !isId(value['profile'])) return null;
  const { profile, mode, normalize } = value;
  if (mode !== 'base' && mode !== 'diffBase') return null;
  return normalize === true ? { profile, mode, normalize } : { profile, mode };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isId(value: unknown): value is ProfileId {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function isIndexBelow(value: unknown, length: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < length;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
