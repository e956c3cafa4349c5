/** The open profiles, and what is looked at in them. */
import zlib from 'node:zlib';
import { applyDropFrames } from '../analysis/filters/dropFrames';
import { subtractBase } from '../analysis/subtractBase';
import { dumpAsProfile } from '../formats/goroutines/dumpAsProfile';
import { GoroutineDumpReader } from '../formats/goroutines/goroutineDumpReader';
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
import { openedProfile } from '../report/openedProfile';
import { OpenView } from '../report/openView';

/** The files that the host names; tests hold them in memory. */
export interface ProfileFiles {
  readFile(path: string): Promise<Uint8Array>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  appendFile(path: string, bytes: Uint8Array): Promise<void>;
  /** An empty one; false when there is something under that name already. */
  createFile(path: string): Promise<boolean>;
  fileSize(path: string): Promise<number>;
  /** From the beginning; a chunk may be used up again after the next one was asked for. */
  readChunks(path: string): AsyncIterable<Uint8Array>;
}

/** A gzipped file of this size inflates to far more than is read; a plain one has no business being larger. */
const MAX_FILE_BYTES = DEFAULT_MAX_INFLATED_BYTES;

export class ProfileStore {
  private readonly profiles = new Map<ProfileId, Profile>();
  /** What of those profiles was read from a text of goroutines. */
  private readonly dumps = new Map<ProfileId, GoroutineDump>();
  private readonly views = new Map<string, OpenView>();
  private readonly differences = new Map<string, Profile>();
  /** Grows with each opening and closing of an id, so that a slow opening does not undo a later one. */
  private readonly generations = new Map<ProfileId, number>();

  constructor(readonly files: ProfileFiles) {}

  /** A profile that was open under this id stays when the file cannot be read. */
  async open(id: ProfileId, path: string): Promise<Reply<OpenedProfile>> {
    const generation = this.nextGeneration(id);
    const bytes = await this.read(path);
    if (!bytes.ok) return bytes;
    if (bytes.value === 'large') return this.openLarge(id, path);
    if (this.generations.get(id) !== generation) {
      return fail('The profile was closed, or opened again, while it was being read. Open it again.');
    }
    const outcome = readProfile(bytes.value, { maxInflatedBytes: DEFAULT_MAX_INFLATED_BYTES, zlib });
    if (!outcome.ok) {
      const dump = dumpIn(bytes.value);
      return dump === undefined ? fail(outcome.message) : this.openDump(id, dump);
    }
    this.forget(id);
    this.profiles.set(id, applyDropFrames(outcome.profile));
    return succeed(openedProfile(outcome.profile, outcome.format, outcome.problems));
  }

  /** The goroutines of an open dump; undefined where the id is that of another profile, or of none. */
  dump(id: ProfileId): GoroutineDump | undefined {
    return this.dumps.get(id);
  }

  /** No profile has such a size, and no array either: a dump is read piece by piece. */
  private async openLarge(id: ProfileId, path: string): Promise<Reply<OpenedProfile>> {
    const reader = new GoroutineDumpReader();
    let isFirst = true;
    try {
      for await (const chunk of this.files.readChunks(path)) {
        if (isFirst && (isGzip(chunk) || !looksLikeGoroutineDump(chunk))) {
          return fail(
            `A profile of at most ${MAX_FILE_BYTES.toLocaleString('en')} bytes, or a goroutine dump of any size, was expected; this file is larger and does not begin as a dump does.`,
          );
        }
        isFirst = false;
        reader.push(chunk);
      }
    } catch (error) {
      return unreadable(error);
    }
    return this.openDump(id, reader.finish());
  }

  private openDump(id: ProfileId, dump: GoroutineDump): Reply<OpenedProfile> {
    const profile = dumpAsProfile(dump);
    this.forget(id);
    this.profiles.set(id, profile);
    this.dumps.set(id, dump);
    return succeed(openedProfile(profile, 'goroutine dump', dumpProblems(dump)));
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
    return profile ? succeed(profile) : fail(`Profile ${id} is not open. Open or fetch it again.`);
  }

  view(spec: ViewSpec): Reply<OpenView> {
    const key = viewKey(spec);
    const known = this.views.get(key);
    if (known) {
      keepNewest(this.views, key, known, MAX_VIEWS);
      return succeed(known);
    }
    const profile = this.viewedProfile(spec);
    if (!profile.ok) return profile;
    const sampleType = this.sampleTypeOf(spec, profile.value);
    if (typeof sampleType === 'string') return fail(sampleType);
    const view = new OpenView(profile.value, sampleType, spec.base ? 'difference' : 'plain');
    keepNewest(this.views, key, view, MAX_VIEWS);
    return succeed(view);
  }

  /** The index counts the profile's own types, of which a difference may have fewer; a sentence when it has it not. */
  private sampleTypeOf({ profile, sampleType, base }: ViewSpec, shown: Profile): number | string {
    const own = this.profiles.get(profile)?.sampleTypes[sampleType];
    if (!own) return `The profile has no sample type number ${sampleType + 1}. Choose another sample type.`;
    if (!base) return sampleType;
    const index = shown.sampleTypes.findIndex((type) => type.type === own.type);
    if (index >= 0) return index;
    const common = shown.sampleTypes.map((type) => type.type).join(' or ');
    return `The base does not count ${own.type}. Choose the sample type ${common}, or another base.`;
  }

  private viewedProfile({ profile: id, base: baseSpec }: ViewSpec): Reply<Profile> {
    const profile = this.profile(id);
    if (!profile.ok || !baseSpec) return profile;
    const base = this.profile(baseSpec.profile);
    if (!base.ok) return base;
    const key = `${id} ${baseSpec.profile} ${baseSpec.mode}`;
    const known = this.differences.get(key);
    if (known) return succeed(known);
    const outcome = subtractBase(profile.value, base.value, baseSpec.mode);
    if (!outcome.ok) return fail(outcome.message);
    keepNewest(this.differences, key, outcome.profile, MAX_DIFFERENCES);
    // The views of a difference that is let go would hold it.
    for (const [viewOf, view] of this.views) {
      if (view.kind === 'difference' && !this.isKept(view.profile)) this.views.delete(viewOf);
    }
    return succeed(outcome.profile);
  }

  private isKept(difference: Profile): boolean {
    return [...this.differences.values()].includes(difference);
  }

  private async read(path: string): Promise<Reply<Uint8Array | 'large'>> {
    try {
      const size = await this.files.fileSize(path);
      return succeed(size > MAX_FILE_BYTES ? 'large' : await this.files.readFile(path));
    } catch (error) {
      return unreadable(error);
    }
  }

  private forget(id: ProfileId): void {
    this.profiles.delete(id);
    this.dumps.delete(id);
    for (const key of this.views.keys()) if (mentions(key, id)) this.views.delete(key);
    for (const key of this.differences.keys()) if (mentions(key, id)) this.differences.delete(key);
  }
}

function unreadable(error: unknown): Reply<never> {
  const reason = error instanceof Error ? error.message : String(error);
  return fail(`The file cannot be read: ${reason}. Check that it is still there and that you may read it.`);
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
    .map(({ message, firstLine }) => `Line ${(firstLine + 1).toLocaleString('en')}: ${message}`);
  const more = problems.length - texts.length;
  return more > 0 ? [...texts, `${more.toLocaleString('en')} more lines could not be read.`] : texts;
}

const MAX_PROBLEMS = 20;

/** Views share their profile's columns; each adds a few arrays as long as its functions and lines. */
const MAX_VIEWS = 12;
/** Each is as large as a profile. */
const MAX_DIFFERENCES = 3;

/** Begins with the ids that it depends on. */
function viewKey({ profile, sampleType, base }: ViewSpec): string {
  return base ? `${profile} ${base.profile} ${base.mode} ${sampleType}` : `${profile} - - ${sampleType}`;
}

function mentions(key: string, id: ProfileId): boolean {
  const [first, second] = key.split(' ');
  return first === String(id) || second === String(id);
}

/** Puts the entry last, and lets go of the first ones when there are too many. */
function keepNewest<T>(map: Map<string, T>, key: string, value: T, limit: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= limit) return;
    map.delete(oldest);
  }
}
