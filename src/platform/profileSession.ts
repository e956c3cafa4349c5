import * as vscode from 'vscode';
import { CONTEXT_KEYS } from '../contributions';
import type { OpenedProfile } from '../protocol/serverRequests';
import type { BaseMode, ProfileId, ViewSpec } from '../protocol/view';
import { countTheSame, profileKind } from './profileNames';
import {
  type ProfileOrigin,
  type ProfileRecord,
  readStoredSession,
  recordOf,
  type StoredSession,
  withPicked,
} from './profileRecord';

const STATE_KEY = 'pprofLens.session';
/** The list is for finding the last hours again, not an archive; the files stay where they are. */
const MAX_PROFILES = 200;
/** Hovers and pages that are still open may ask for the place of an earlier view. */
const REMEMBERED_VIEWS = 32;

/** What is looked at just now. */
export interface Shown {
  /** Grows with each change of what is shown. */
  readonly revision: number;
  readonly view: ViewSpec;
  readonly record: ProfileRecord;
  readonly base?: { readonly record: ProfileRecord; readonly mode: BaseMode };
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
  private readonly changed = new vscode.EventEmitter<void>();

  /** The list, what is shown, its sample type or its base changed. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly memento: vscode.Memento) {
    this.state = readStoredSession(memento.get(STATE_KEY));
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
    return this.state.base === null ? undefined : this.find(this.state.base.profile);
  }

  find(id: ProfileId): ProfileRecord | undefined {
    return this.state.profiles.find((profile) => profile.id === id);
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
    const others = this.state.profiles.filter((profile) => profile.id !== id);
    this.state = { ...this.state, profiles: [record, ...others].slice(0, MAX_PROFILES), shown: id };
    this.commit();
    return record;
  }

  /** Another state of what the profile shows: it keeps its place in the list, and stays shown if it is. */
  replace(id: ProfileId, path: string, opened: OpenedProfile): void {
    const old = this.find(id);
    if (old === undefined) return;
    const record = recordOf(id, path, old.origin, opened, Date.now());
    this.state = {
      ...this.state,
      profiles: this.state.profiles.map((profile) => (profile.id === id ? record : profile)),
    };
    this.commit();
  }

  show(id: ProfileId): void {
    if (this.state.shown === id && this.current !== undefined) return;
    this.state = { ...this.state, shown: id };
    this.commit();
  }

  /** Nothing is shown any more; the list stays. */
  clear(): void {
    this.state = { ...this.state, shown: null, base: null };
    this.commit();
  }

  setBase(profile: ProfileId, mode: BaseMode): void {
    this.state = { ...this.state, base: { profile, mode } };
    this.commit();
  }

  clearBase(): void {
    this.state = { ...this.state, base: null };
    this.commit();
  }

  /** Zero-based, of the shown profile. */
  setSampleType(index: number): void {
    const record = this.current?.record;
    const type = record?.sampleTypes[index]?.type;
    if (record === undefined || type === undefined) return;
    const sampleTypes = withPicked(this.state.sampleTypes, profileKind(record), type);
    this.state = { ...this.state, sampleTypes };
    this.commit();
  }

  remove(ids: readonly ProfileId[]): void {
    const gone = new Set(ids);
    const { shown, base } = this.state;
    this.state = {
      ...this.state,
      profiles: this.state.profiles.filter((profile) => !gone.has(profile.id)),
      shown: shown !== null && gone.has(shown) ? null : shown,
      base: base !== null && gone.has(base.profile) ? null : base,
    };
    this.commit();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private commit(): void {
    this.look();
    void this.memento.update(STATE_KEY, this.state);
    this.changed.fire();
  }

  /** Works out what is shown; a new revision only when the view is another one. */
  private look(): void {
    const record = this.state.shown === null ? undefined : this.find(this.state.shown);
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
    const base = this.base;
    const mode = this.state.base?.mode;
    if (base === undefined || mode === undefined || base.id === record.id || !countTheSame(base, record)) {
      return { record, view: { profile: record.id, sampleType } };
    }
    const view = { profile: record.id, sampleType, base: { profile: base.id, mode } };
    return { record, view, base: { record: base, mode } };
  }
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
