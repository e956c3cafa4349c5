/** The open profiles, and what is looked at in them. */
import * as l10n from '@vscode/l10n';
import zlib from 'node:zlib';
import { applyDropFrames } from '../analysis/filters/dropFrames';
import { goroutinesOfRaces } from '../analysis/goroutines/goroutinesOfRaces';
import { subtractBase } from '../analysis/subtractBase';
import { dumpAsProfile } from '../formats/goroutines/dumpAsProfile';
import { LARGE_DUMP_BYTES } from '../formats/goroutines/beginsAsDump';
import { looksLikeGoroutineDump } from '../formats/goroutines/looksLikeGoroutineDump';
import { readGoroutineDump } from '../formats/goroutines/readGoroutineDump';
import { inflateGzip, isGzip } from '../formats/inflateGzip';
import { DEFAULT_MAX_INFLATED_BYTES, readProfile } from '../formats/readProfile';
import type { GoroutineDump } from '../model/goroutineDump';
import type { Profile } from '../model/profile';
import type { Reply } from '../protocol/reply';
import { fail, succeed } from '../protocol/reply';
import type { OpenedProfile } from '../protocol/serverRequests';
import type { ProfileId, ViewSpec } from '../protocol/view';
import { readViewFilters } from '../protocol/viewFilters';
import { openedProfile } from '../report/openedProfile';
import { OpenView } from '../report/openView';
import { FilteredProfiles } from './filteredProfiles';
import { keepNewest } from './keepNewest';

/** The files that the host names; tests hold them in memory. */
export interface ProfileFiles {
  readFile(path: string): Promise<Uint8Array>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  appendFile(path: string, bytes: Uint8Array): Promise<void>;
  /** An empty one; false when there is something under that name already. */
  createFile(path: string): Promise<boolean>;
  fileSize(path: string): Promise<number>;
  /** Whether it is a plain text that begins as a goroutine dump does. */
  beginsAsDump(path: string): Promise<boolean>;
  /** Of any size. */
  readDump(path: string): Promise<GoroutineDump>;
}

/** A gzipped file of this size inflates to far more than is read; a plain one has no business being larger. */
const MAX_FILE_BYTES = DEFAULT_MAX_INFLATED_BYTES;

const TOO_LARGE = l10n.t(
  'A profile of at most {0} bytes, or a goroutine dump of any size, was expected; this file is larger and does not begin as a dump does.',
  MAX_FILE_BYTES.toLocaleString('en'),
);

export class ProfileStore {
  private readonly profiles = new Map<ProfileId, Profile>();
  /** What of those profiles was read from a text of goroutines. */
  private readonly dumps = new Map<ProfileId, GoroutineDump>();
  private readonly views = new Map<string, OpenView>();
  private readonly differences = new Map<string, Profile>();
  private readonly filtered = new FilteredProfiles();
  /** Grows with each opening and closing of an id, so that a slow opening does not undo a later one. */
  private readonly generations = new Map<ProfileId, number>();

  constructor(
    readonly files: ProfileFiles,
    /** Module paths whose code is the user's. */
    private readonly userModules: () => readonly string[] = () => [],
  ) {}

  /** A profile that was open under this id stays when the file cannot be read. */
  async open(id: ProfileId, path: string): Promise<Reply<OpenedProfile>> {
    const generation = this.nextGeneration(id);
    const bytes = await this.read(path);
    if (!bytes.ok) return bytes;
    if (this.generations.get(id) !== generation) {
      return fail(l10n.t('The profile was closed, or opened again, while it was being read. Open it again.'));
    }
    if (!(bytes.value instanceof Uint8Array)) return this.openDump(id, bytes.value);
    const outcome = readProfile(bytes.value, { maxInflatedBytes: DEFAULT_MAX_INFLATED_BYTES, zlib });
    if (!outcome.ok) {
      const dump = dumpIn(bytes.value);
      return dump === undefined ? fail(outcome.message) : this.openDump(id, dump);
    }
    this.forget(id);
    this.profiles.set(id, { ...applyDropFrames(outcome.profile), userModules: this.userModules() });
    return succeed(openedProfile(outcome.profile, outcome.format, outcome.problems));
  }

  /** The goroutines of an open dump; undefined where the id is that of another profile, or of none. */
  dump(id: ProfileId): GoroutineDump | undefined {
    return this.dumps.get(id);
  }

  private openDump(id: ProfileId, read: GoroutineDump): Reply<OpenedProfile> {
    const racing = read.goroutines.count === 0 ? goroutinesOfRaces(read) : undefined;
    const dump = { ...(racing ?? read), userModules: this.userModules() };
    const profile = { ...dumpAsProfile(dump), userModules: dump.userModules };
    this.forget(id);
    this.profiles.set(id, profile);
    this.dumps.set(id, dump);
    const hints = racing === undefined ? [] : [ONLY_RACES];
    return succeed(openedProfile(profile, 'goroutine dump', dumpProblems(dump), hints));
  }

  /** One that another thread has read. */
  take(id: ProfileId, profile: Profile): void {
    this.nextGeneration(id);
    this.forget(id);
    this.profiles.set(id, profile);
  }

  close(id: ProfileId): void {
    this.nextGeneration(id);
    this.forget(id);
  }

  private nextGeneration(id: ProfileId): number {
    const generation = (this.generations.get(id) ?? 0) + 1;
    this.generations.set(id, generation);
    return generation;
  }

  profile(id: ProfileId): Reply<Profile> {
    const profile = this.profiles.get(id);
    return profile ? succeed(profile) : fail(l10n.t('Profile {0} is not open. Open or fetch it again.', id));
  }

  view(spec: ViewSpec): Reply<OpenView> {
    const filters = readViewFilters(spec.filters);
    const key = `${sourceKey(spec)} ${spec.sampleType} ${JSON.stringify(filters)}`;
    const known = this.views.get(key);
    if (known) {
      keepNewest(this.views, key, known, MAX_VIEWS);
      return succeed(known);
    }
    const unfiltered = this.unfilteredProfile(spec);
    if (!unfiltered.ok) return unfiltered;
    const sampleType = this.sampleTypeOf(spec, unfiltered.value);
    if (typeof sampleType === 'string') return fail(sampleType);
    const viewed = this.filtered.of(sourceKey(spec), unfiltered.value, filters);
    if (!viewed.ok) return viewed;
    const kind = spec.base ? 'difference' : 'plain';
    const view = new OpenView(unfiltered.value, sampleType, kind, viewed.value);
    this.letGoOfViews();
    keepNewest(this.views, key, view, MAX_VIEWS);
    return succeed(view);
  }

  /** The views of a profile that is not kept any more would hold it. */
  private letGoOfViews(): void {
    const differences = new Set(this.differences.values());
    for (const [key, view] of this.views) {
      const isSourceKept = view.kind === 'plain' || differences.has(view.unfiltered);
      const isKept = view.profile === view.unfiltered || this.filtered.keeps(view.viewed);
      if (!isSourceKept || !isKept) this.views.delete(key);
    }
  }

  /** The index counts the profile's own types, of which a difference may have fewer; a sentence when it has it not. */
  private sampleTypeOf({ profile, sampleType, base }: ViewSpec, shown: Profile): number | string {
    const own = this.profiles.get(profile)?.sampleTypes[sampleType];
    if (!own)
      return l10n.t('The profile has no sample type number {0}. Choose another sample type.', sampleType + 1);
    if (!base) return sampleType;
    const index = shown.sampleTypes.findIndex((type) => type.type === own.type);
    if (index >= 0) return index;
    const common = shown.sampleTypes.map((type) => type.type).join(' or ');
    return l10n.t(
      'The base does not count {0}. Choose the sample type {1}, or another base.',
      own.type,
      common,
    );
  }

  private unfilteredProfile(spec: ViewSpec): Reply<Profile> {
    const profile = this.profile(spec.profile);
    if (!profile.ok || !spec.base) return profile;
    const base = this.profile(spec.base.profile);
    if (!base.ok) return base;
    const key = sourceKey(spec);
    const known = this.differences.get(key);
    if (known) {
      keepNewest(this.differences, key, known, MAX_DIFFERENCES);
      return succeed(known);
    }
    const normalize = spec.base.normalize === true;
    const outcome = subtractBase(profile.value, base.value, spec.base.mode, { normalize });
    if (!outcome.ok) return fail(outcome.message);
    keepNewest(this.differences, key, outcome.profile, MAX_DIFFERENCES);
    return succeed(outcome.profile);
  }

  /** A dump, which may be larger than any array, is read piece by piece where it is large. */
  private async read(path: string): Promise<Reply<Uint8Array | GoroutineDump>> {
    const { files } = this;
    try {
      const size = await files.fileSize(path);
      if (size > LARGE_DUMP_BYTES && (await files.beginsAsDump(path)))
        return succeed(await files.readDump(path));
      return size > MAX_FILE_BYTES ? fail(TOO_LARGE) : succeed(await files.readFile(path));
    } catch (error) {
      return unreadable(error);
    }
  }

  private forget(id: ProfileId): void {
    this.profiles.delete(id);
    this.dumps.delete(id);
    this.filtered.forget((key) => mentions(key, id));
    for (const key of this.views.keys()) if (mentions(key, id)) this.views.delete(key);
    for (const key of this.differences.keys()) if (mentions(key, id)) this.differences.delete(key);
  }
}

function unreadable(error: unknown): Reply<never> {
  const reason = error instanceof Error ? error.message : String(error);
  return fail(
    l10n.t('The file cannot be read: {0}. Check that it is still there and that you may read it.', reason),
  );
}

/** A dump, gzipped or not; undefined where there is none. */
function dumpIn(bytes: Uint8Array): GoroutineDump | undefined {
  const inflated = isGzip(bytes)
    ? inflateGzip(bytes, DEFAULT_MAX_INFLATED_BYTES, zlib)
    : ({ ok: true, bytes } as const);
  return inflated.ok && looksLikeGoroutineDump(inflated.bytes)
    ? readGoroutineDump(inflated.bytes)
    : undefined;
}

/** As many as are read; the language features show each at its line. */
function dumpProblems({ problems }: GoroutineDump): string[] {
  const texts = problems
    .slice(0, MAX_PROBLEMS)
    .map(({ message, firstLine }) => l10n.t('Line {0}: {1}', (firstLine + 1).toLocaleString('en'), message));
  const more = problems.length - texts.length;
  return more > 0
    ? [...texts, l10n.t('{0} more lines could not be read.', more.toLocaleString('en'))]
    : texts;
}

const MAX_PROBLEMS = 20;

const ONLY_RACES = l10n.t(
  'The text has no goroutine dump, only reports of data races: each access in them is shown as a goroutine.',
);

/** Views share their profile's columns; each adds a few arrays as long as its functions and lines. */
const MAX_VIEWS = 12;
/** Each is as large as a profile. */
const MAX_DIFFERENCES = 3;

/** What is filtered. Begins with the ids that it depends on. */
function sourceKey({ profile, base }: ViewSpec): string {
  if (!base) return `${profile} -`;
  return `${profile} ${base.profile} ${base.mode} ${base.normalize === true ? 'normalized' : 'as it is'}`;
}

function mentions(key: string, id: ProfileId): boolean {
  const [first, second] = key.split(' ');
  return first === String(id) || second === String(id);
}
