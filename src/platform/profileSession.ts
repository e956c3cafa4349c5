import * as vscode from 'vscode';
import { CONTEXT_KEYS } from '../contributions';
import type { OpenedProfile } from '../protocol/serverRequests';
import type { BaseMode, BaseSpec, PatternFilter, ProfileId, ViewFilters, ViewSpec } from '../protocol/view';
import { isUnfiltered, readViewFilters } from '../protocol/viewFilters';
import { countTheSame, profileKind } from './profileNames';
import {
  type Look,
  lookOf,
  type ProfileOrigin,
  type ProfileRecord,
  readStoredHistory,
  readStoredSession,
  recordOf,
  standingStill,
  type StoredSession,
  withPicked,
} from './profileRecord';
import { ViewHistory } from './viewHistory';
import { withPattern } from './withPattern';

const STATE_KEY = 'pprofLens.session';
const HISTORY_KEY = 'pprofLens.history';
/** The list is for finding the last hours again, not an archive; the files stay where they are. */
const MAX_PROFILES = 200;
/** Hovers and pages that are still open may ask for the place of an earlier view. */
const REMEMBERED_VIEWS = 32;
/** Menus and pages that are still open may name a profile that another has taken the place of. */
const REMEMBERED_SUCCESSORS = 64;

/** What is looked at just now. */
export interface Shown {
  /** Grows with each change of what is shown. */
  readonly revision: number;
  readonly view: ViewSpec;
  readonly record: ProfileRecord;
  readonly base?: { readonly record: ProfileRecord; readonly mode: BaseMode; readonly normalize?: true };
}

/** Read and saved already, to stand where an older one of its kind stands. */
export interface NewerProfile {
  readonly id: ProfileId;
  readonly path: string;
  readonly opened: OpenedProfile;
}

/**
 * The one holder of which profiles are known, which is shown, and against what. It survives a reload of the window
 * and touches neither server nor files.
 */
export class ProfileSession implements vscode.Disposable {
  private state: StoredSession;
  private revision = 0;
  private current: Shown | undefined;
  private readonly views = new Map<number, ViewSpec>();
  private readonly history: ViewHistory<Look>;
  private keptSteps: object;
  /** Who stands in the place of a profile that left the list. */
  private readonly successors = new Map<ProfileId, ProfileId>();
  private readonly changed = new vscode.EventEmitter<void>();

  /** The list, what is shown, its sample type, its base or its filters changed. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly memento: vscode.Memento) {
    this.state = readStoredSession(memento.get(STATE_KEY));
    this.history = new ViewHistory(readStoredHistory(memento.get(HISTORY_KEY), this.state));
    this.keptSteps = this.history.steps;
    this.look();
  }

  /** Newest first. */
  get profiles(): readonly ProfileRecord[] {
    return this.state.profiles;
  }

  get shown(): Shown | undefined {
    return this.current;
  }

  /** The profile that was set as base, also while it is the shown one and so nothing is subtracted. */
  get base(): ProfileRecord | undefined {
    return this.state.base === null ? undefined : this.listed(this.state.base.profile);
  }

  /** What is left out of whatever is shown, and how it is counted. */
  get filters(): ViewFilters {
    return this.state.filters;
  }

  get canGoBack(): boolean {
    return this.history.canGoBack;
  }

  get canGoForward(): boolean {
    return this.history.canGoForward;
  }

  /** Of a profile that was replaced, the one in its place. */
  find(id: ProfileId): ProfileRecord | undefined {
    return this.listed(id) ?? this.listed(this.successors.get(id));
  }

  findByPath(path: string): ProfileRecord | undefined {
    return this.state.profiles.find((profile) => profile.path === path);
  }

  /** The view that had this revision, when that is not long ago. */
  viewAt(revision: number): ViewSpec | undefined {
    return this.views.get(revision);
  }

  /** An id that no profile has had. */
  newId(): ProfileId {
    const id = this.state.nextId;
    this.state = { ...this.state, nextId: id + 1 };
    return id;
  }

  /** Puts the profile on top of the list and shows it, with the same sample type and base as far as they fit. */
  add(id: ProfileId, path: string, origin: ProfileOrigin, opened: OpenedProfile): ProfileRecord {
    const record = recordOf(id, path, origin, opened, Date.now());
    this.change({ profiles: this.withFirst(record), shown: id });
    return record;
  }

  /** Puts the profile on top of the list; what is shown stays. */
  addUnshown(id: ProfileId, path: string, origin: ProfileOrigin, opened: OpenedProfile): ProfileRecord {
    const record = recordOf(id, path, origin, opened, Date.now());
    this.change({ profiles: this.withFirst(record) });
    return record;
  }

  /**
   * A newer look at the same takes the place in the list, and is shown where the older one was: with the same base and
   * filters, and no step of the history, since nobody went anywhere. The older one stays below it when it is to be
   * kept or is subtracted, because what is subtracted does not change by itself.
   */
  replace(old: ProfileRecord, by: NewerProfile, older: 'keepOlder' | 'dropOlder'): ProfileRecord | undefined {
    if (this.listed(old.id) === undefined) return undefined;
    const { id, path, opened } = by;
    const inPlaceOf = old.inPlaceOf ?? old.id;
    const record = { ...recordOf(id, path, old.origin, opened, Date.now()), inPlaceOf };
    const stays = standingStill(old);
    const isKept = older === 'keepOlder' || this.state.base?.profile === old.id;
    const inPlace = (look: Look): Look => (look.shown === old.id ? { ...look, shown: id } : look);
    this.state = {
      ...this.state,
      shown: inPlace(this.state).shown,
      profiles: this.notTooMany(
        this.state.profiles.flatMap((other) =>
          other.id !== old.id ? [other] : isKept ? [record, stays] : [record],
        ),
      ),
    };
    if (!isKept) this.succeed(old.id, id);
    this.look();
    this.history.change(inPlace);
    this.keepAndTell();
    return record;
  }

  show(profile: ProfileId): void {
    const id = this.find(profile)?.id ?? profile;
    if (this.state.shown === id && this.current !== undefined) return;
    this.change({ shown: id });
  }

  /** Nothing is shown any more; the list stays. */
  clear(): void {
    this.change({ shown: null, base: null });
  }

  setBase(wanted: ProfileId, mode: BaseMode, { normalize }: Pick<BaseSpec, 'normalize'> = {}): void {
    const profile = this.find(wanted)?.id ?? wanted;
    this.change({ base: normalize === true ? { profile, mode, normalize } : { profile, mode } });
  }

  clearBase(): void {
    this.change({ base: null });
  }

  setFilters(filters: ViewFilters): void {
    this.change({ filters: readViewFilters(filters) });
  }

  /** Beside or in place of what is set under that name, as `withPattern` says. */
  addFilter(filter: PatternFilter, pattern: string): void {
    this.setFilters(withPattern(this.filters, filter, pattern));
  }

  /** The view before this one; nothing where there is none. */
  goBack(): void {
    this.goTo(() => this.history.goBack(lookOf(this.state)));
  }

  goForward(): void {
    this.goTo(() => this.history.goForward(lookOf(this.state)));
  }

  /** Zero-based, of the shown profile. */
  setSampleType(index: number): void {
    const record = this.current?.record;
    const type = record?.sampleTypes[index]?.type;
    if (record === undefined || type === undefined) return;
    const sampleTypes = withPicked(this.state.sampleTypes, profileKind(record), type);
    this.change({ sampleTypes });
  }

  remove(ids: readonly ProfileId[]): void {
    const gone = new Set(ids);
    const { shown, base } = this.state;
    this.change({
      profiles: this.state.profiles.filter((profile) => !gone.has(profile.id)),
      shown: shown !== null && gone.has(shown) ? null : shown,
      base: base !== null && gone.has(base.profile) ? null : base,
    });
  }

  dispose(): void {
    this.changed.dispose();
  }

  private listed(id: ProfileId | undefined): ProfileRecord | undefined {
    return this.state.profiles.find((profile) => profile.id === id);
  }

  private succeed(old: ProfileId, id: ProfileId): void {
    for (const [earlier, successor] of this.successors)
      if (successor === old) this.successors.set(earlier, id);
    this.successors.set(old, id);
    for (const earliest of this.successors.keys()) {
      if (this.successors.size <= REMEMBERED_SUCCESSORS) return;
      this.successors.delete(earliest);
    }
  }

  private withFirst(record: ProfileRecord): readonly ProfileRecord[] {
    const others = this.state.profiles.filter((profile) => profile.id !== record.id);
    return this.notTooMany([record, ...others]);
  }

  /** The newest; what is shown and what is subtracted stay, however old they are. */
  private notTooMany(profiles: readonly ProfileRecord[]): readonly ProfileRecord[] {
    const { shown, base } = this.state;
    return profiles.filter(({ id }, index) => index < MAX_PROFILES || id === shown || id === base?.profile);
  }

  private change(part: Partial<StoredSession>): void {
    const { state, current } = this;
    this.state = { ...state, ...part };
    this.look();
    this.history.keep(({ shown }) => shown !== null && this.listed(shown) !== undefined);
    const isShown = current !== undefined && this.listed(current.record.id) !== undefined;
    if (isShown && JSON.stringify(this.current?.view) !== JSON.stringify(current.view)) {
      this.history.leave(lookOf(state));
    }
    this.keepAndTell();
  }

  /** A step that would show the same, because its base was removed, is passed over. */
  private goTo(next: () => Look | undefined): void {
    const { current } = this;
    for (let look = next(); look !== undefined; look = next()) {
      const isBaseThere = look.base !== null && this.listed(look.base.profile) !== undefined;
      this.state = { ...this.state, ...look, base: isBaseThere ? look.base : null };
      this.look();
      if (this.current?.revision !== current?.revision) break;
    }
    this.keepAndTell();
  }

  private keepAndTell(): void {
    void this.memento.update(STATE_KEY, this.state);
    const { steps } = this.history;
    if (steps !== this.keptSteps) void this.memento.update(HISTORY_KEY, steps);
    this.keptSteps = steps;
    this.changed.fire();
  }

  /** Works out what is shown; a new revision only when the view is another one. */
  private look(): void {
    const record = this.listed(this.state.shown ?? undefined);
    const next = record && this.viewOf(record);
    if (
      JSON.stringify(next?.view) !== JSON.stringify(this.current?.view) ||
      next?.record !== this.current?.record
    ) {
      this.revision += 1;
      if (next !== undefined) this.views.set(this.revision, next.view);
      for (const old of this.views.keys())
        if (old <= this.revision - REMEMBERED_VIEWS) this.views.delete(old);
    }
    this.current = next && { ...next, revision: this.revision };
    setContext(CONTEXT_KEYS.hasProfile, this.current !== undefined);
    setContext(CONTEXT_KEYS.hasBase, this.base !== undefined);
  }

  private viewOf(record: ProfileRecord): Omit<Shown, 'revision'> {
    const kind = profileKind(record);
    const picked = this.state.sampleTypes.find(([other]) => other === kind)?.[1];
    const wanted = record.sampleTypes.findIndex((type) => type.type === picked);
    const sampleType = wanted === -1 ? record.defaultSampleType : wanted;
    const filtered = isUnfiltered(this.filters) ? {} : { filters: this.filters };
    const plain = { profile: record.id, sampleType, ...filtered };
    const { base } = this;
    const spec = this.state.base;
    if (base === undefined || spec === null || base.id === record.id || !countTheSame(base, record)) {
      return { record, view: plain };
    }
    const { mode, normalize } = spec;
    return {
      record,
      view: { ...plain, base: spec },
      base: { record: base, mode, ...(normalize && { normalize }) },
    };
  }
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
