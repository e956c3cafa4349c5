import type { LeakAnswer, SourceText, WatchId } from '../../protocol/leakRequests';
import { succeed, type Reply } from '../../protocol/reply';
import type { ProfileId } from '../../protocol/view';
import type { OpenProfiles } from '../openProfiles';
import type { ProfileKeeper } from '../profileKeeper';
import type { ProfileOrigin } from '../profileRecord';
import type { ProfileSession } from '../profileSession';
import { LatestLook } from './latestLook';
import { removeFile, removeLook, type Look } from './lookAt';

/** Hours at the usual pace. Of older ones every other is let go, so that the beginning stays. */
const MAX_SNAPSHOTS = 720;

export interface WatchPorts {
  readonly keeper: ProfileKeeper;
  readonly profiles: OpenProfiles;
  readonly session: ProfileSession;
  /** The text of those source files that are here. */
  sourcesOf(recordedPaths: readonly string[]): Promise<readonly SourceText[]>;
  accepted(): readonly string[];
}

export interface AddedLook {
  readonly total: string;
  readonly totalCount: number;
  readonly profile: ProfileId;
}

/**
 * What was seen of one program: its goroutines and its heap as two entries in the list of profiles, and what is small
 * with the profile server, and here in case that dies.
 */
export class WatchSeries {
  private snapshots: string[] = [];
  private toldInstance = -1;
  private readonly goroutines: LatestLook;
  private readonly heap: LatestLook;

  constructor(
    private readonly id: WatchId,
    target: Pick<ProfileOrigin & { readonly kind: 'fetched' }, 'target' | 'targetLabel'>,
    private readonly ports: WatchPorts,
  ) {
    const fetched = { kind: 'fetched', ...target } as const;
    this.goroutines = new LatestLook({ ...fetched, profile: 'goroutine' }, ports);
    this.heap = new LatestLook({ ...fetched, profile: 'heap', form: 'text' }, ports);
  }

  directory(): Promise<string> {
    return this.ports.keeper.directory();
  }

  /** How many goroutines a look has, which is not kept; 0 when that cannot be read. */
  async count(look: Look): Promise<number> {
    const total = await this.totalOf(this.ports.session.newId(), look.goroutines);
    await removeLook(look);
    return total;
  }

  /** Takes the files of the look. */
  async add(look: Look): Promise<Reply<AddedLook>> {
    const kept = await this.goroutines.take(look.goroutines, 'showFirst');
    if (!kept.ok) {
      await removeLook(look);
      return kept;
    }
    const memory = await this.keepMemory(look.memory);
    const leaks = await this.readBeside(look.leaks);
    const profile = kept.value.id;
    const needed = [profile, memory, leaks].filter((id) => id !== undefined);
    const request = {
      watch: this.id,
      timeMillis: look.timeMillis,
      profile,
      ...(memory !== undefined && { memoryProfile: memory }),
      ...(leaks !== undefined && { leakProfile: leaks }),
    };
    await this.restore();
    const added = await this.ports.profiles.askAbout(needed, 'pprofLens/watchAdd', request);
    if (leaks !== undefined) await this.ports.profiles.forget(leaks);
    if (look.leaks !== undefined) await removeFile(look.leaks);
    if (!added.ok) return added;
    this.remember(added.value.snapshot);
    return succeed({ total: added.value.total, totalCount: added.value.totalCount, profile });
  }

  /** The verdict over all looks, with what the source lines say. */
  async judge(): Promise<Reply<LeakAnswer>> {
    await this.restore();
    const first = await this.ask([]);
    if (!first.ok || first.value.wantedSources.length === 0) return first;
    const sources = await this.ports.sourcesOf(first.value.wantedSources);
    return sources.length === 0 ? first : this.ask(sources);
  }

  async clear(): Promise<void> {
    await this.ports.profiles.askAbout([], 'pprofLens/watchClear', { watch: this.id });
  }

  private ask(sources: readonly SourceText[]): Promise<Reply<LeakAnswer>> {
    const accepted = this.ports.accepted();
    return this.ports.profiles.askAbout([], 'pprofLens/watchVerdict', { watch: this.id, accepted, sources });
  }

  /** What cannot be read is as if it had not come. */
  private async keepMemory(file: string | undefined): Promise<ProfileId | undefined> {
    if (file === undefined) return undefined;
    const kept = await this.heap.take(file, 'onlyList');
    if (kept.ok) return kept.value.id;
    await removeFile(file);
    return undefined;
  }

  /** Opened for one request and not shown; what cannot be read is as if it had not come. */
  private async readBeside(file: string | undefined): Promise<ProfileId | undefined> {
    if (file === undefined) return undefined;
    const id = this.ports.session.newId();
    const opened = await this.ports.profiles.read(id, file);
    if (opened.ok) return id;
    await this.ports.profiles.forget(id);
    return undefined;
  }

  private async totalOf(id: ProfileId, path: string): Promise<number> {
    const opened = await this.ports.profiles.read(id, path);
    await this.ports.profiles.forget(id);
    return opened.ok ? Number(opened.value.sampleTypes[opened.value.defaultSampleType]?.total) || 0 : 0;
  }

  /** A server that was started meanwhile knows nothing of the looks before. */
  private async restore(): Promise<void> {
    const { profiles } = this.ports;
    const told = this.toldInstance;
    this.toldInstance = profiles.serverInstance;
    if (told === profiles.serverInstance || this.snapshots.length === 0) return;
    const { id: watch, snapshots } = this;
    const restored = await profiles.askAbout([], 'pprofLens/watchRestore', { watch, snapshots });
    // The request itself may have started the server.
    this.toldInstance = restored.ok ? profiles.serverInstance : told;
  }

  private remember(snapshot: string): void {
    this.toldInstance = this.ports.profiles.serverInstance;
    this.snapshots.push(snapshot);
    if (this.snapshots.length <= MAX_SNAPSHOTS) return;
    const half = MAX_SNAPSHOTS / 2;
    this.snapshots = this.snapshots.filter((_, index) => index >= half || index % 2 === 0);
  }
}
