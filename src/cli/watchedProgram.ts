/** One look at a running program: what `net/http/pprof` serves of its goroutines and its memory. */
import zlib from 'node:zlib';
import { goroutinesOfProfile } from '../analysis/goroutines/goroutinesOfProfile';
import { snapshotOfDump } from '../analysis/leaks/snapshotOfDump';
import type { LeakSnapshot } from '../analysis/leaks/verdict';
import { withDetails } from '../analysis/leaks/withDetails';
import { withMemory } from '../analysis/leaks/withMemory';
import { withProof } from '../analysis/leaks/withProof';
import type { Target } from '../fetch/fetchTypes';
import { profileUrlOf } from '../fetch/requestUrl';
import { readGoroutineDump } from '../formats/goroutines/readGoroutineDump';
import { DEFAULT_MAX_INFLATED_BYTES, readProfile } from '../formats/readProfile';
import type { GoroutineDump } from '../model/goroutineDump';
import type { Profile } from '../model/profile';
import { readHttpSource } from './httpSource';

export type Look =
  { readonly ok: true; readonly snapshot: LeakSnapshot } | { readonly ok: false; readonly message: string };

export class WatchedProgram {
  private isHuge: boolean | undefined;
  private hasMemory = true;

  /** `userModules` are the module paths of whoever watches. */
  constructor(
    private readonly target: Target,
    private readonly userModules: readonly string[] = [],
  ) {}

  /** `detail` where it is wanted although the program has very many goroutines: for it, the program stands still. */
  async look(detail: 'wanted' | 'spared'): Promise<Look> {
    const timeMillis = Date.now();
    if (this.isHuge !== false) {
      const counts = await this.counts(timeMillis);
      if (!counts.ok) return counts;
      this.isHuge = counts.snapshot.total > HUGE;
      if (this.isHuge) return this.hugeLook(counts.snapshot, detail);
    }
    const dump = await this.dump();
    if (!dump.ok) return dump;
    const snapshot = this.snapshotOf(readGoroutineDump(dump.bytes), timeMillis);
    this.isHuge = snapshot.total > HUGE ? undefined : false;
    return { ok: true, snapshot: await this.remembering(snapshot) };
  }

  /** What Go itself calls leaked; the same snapshot where the program does not serve that. */
  async proven(snapshot: LeakSnapshot): Promise<LeakSnapshot> {
    const proof = await this.profile('goroutineleak');
    return proof.ok ? withProof(snapshot, this.own(goroutinesOfProfile(proof.profile))) : snapshot;
  }

  /** The dump ends after 64 MB, so that the numbers are those of the profile. */
  private async hugeLook(counts: LeakSnapshot, detail: 'wanted' | 'spared'): Promise<Look> {
    const dump = detail === 'wanted' ? await this.dump() : undefined;
    const snapshot = dump?.ok
      ? withDetails(counts, this.snapshotOf(readGoroutineDump(dump.bytes), counts.timeMillis))
      : counts;
    return { ok: true, snapshot: await this.remembering(snapshot) };
  }

  private async counts(timeMillis: number): Promise<Look> {
    const read = await this.profile('goroutine');
    return read.ok
      ? { ok: true, snapshot: this.snapshotOf(goroutinesOfProfile(read.profile), timeMillis) }
      : read;
  }

  private snapshotOf(dump: GoroutineDump, timeMillis: number): LeakSnapshot {
    return snapshotOfDump(this.own(dump), timeMillis);
  }

  private own(dump: GoroutineDump): GoroutineDump {
    return { ...dump, userModules: this.userModules };
  }

  private async remembering(snapshot: LeakSnapshot): Promise<LeakSnapshot> {
    const heap = this.hasMemory ? await this.profile('heap', '1') : undefined;
    const stats = heap?.ok ? heap.profile.text?.memStats : undefined;
    this.hasMemory &&= stats !== undefined;
    return stats ? withMemory(snapshot, stats) : snapshot;
  }

  private dump(): Promise<Bytes> {
    return this.bytes('goroutine', '2');
  }

  private async profile(name: string, debug?: string): Promise<ReadProfile> {
    const fetched = await this.bytes(name, debug);
    if (!fetched.ok) return fetched;
    const outcome = readProfile(fetched.bytes, { maxInflatedBytes: DEFAULT_MAX_INFLATED_BYTES, zlib });
    return outcome.ok ? outcome : { ok: false, message: outcome.message };
  }

  private async bytes(profile: string, debug?: string): Promise<Bytes> {
    const { target } = this;
    const url = profileUrlOf({ target, profile, ...(debug === undefined ? {} : { query: { debug } }) });
    if (!(url instanceof URL)) return url;
    const address = target.insecure ? url.href.replace('https:', 'https+insecure:') : url.href;
    const answer = await readHttpSource(address, NO_LOAD_REQUEST, () => undefined);
    return answer ?? { ok: false, message: `${address} is no address.` };
  }
}

/** Above, a dump of all goroutines takes seconds in which the program stands still. */
const HUGE = 50_000;

type Bytes =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly message: string };
type ReadProfile =
  { readonly ok: true; readonly profile: Profile } | { readonly ok: false; readonly message: string };

const NO_LOAD_REQUEST = {
  ...{ sources: [], bases: [], baseMode: 'base' as const, normalize: false, executable: '', buildId: '' },
  ...{ seconds: -1, timeoutSeconds: -1, symbolize: 'none', comment: '', allFrames: false },
  tls: { cert: '', key: '', ca: '' },
};
