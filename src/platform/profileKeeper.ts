import * as l10n from '@vscode/l10n';
import { access, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogOutputChannel } from 'vscode';
import {
  keepAs,
  listSavedProfiles,
  partialPath,
  saveDirectory,
  type SavedProfile,
} from '../fetch/savedProfiles';
import type { SavedForm } from '../fetch/savedName';
import { fail, succeed, type Reply } from '../protocol/reply';
import type { OpenedProfile } from '../protocol/serverRequests';
import type { ProfileId } from '../protocol/view';
import type { OpenProfiles } from './openProfiles';
import type { ProfileOrigin, ProfileRecord } from './profileRecord';
import type { NewerProfile, ProfileSession } from './profileSession';
import { settings } from './settings';

/** Reads files into the session; a file that cannot be read changes nothing. */
export class ProfileKeeper {
  /** By the profile in its place: the one before, which left the list and is still open. */
  private readonly outlived = new Map<ProfileId, ProfileId>();

  constructor(
    private readonly profiles: OpenProfiles,
    private readonly session: ProfileSession,
  ) {
    for (const { id, path } of session.profiles) profiles.know(id, path);
  }

  /** Where fetched profiles are saved: the setting, else where `go tool pprof` saves. It is made if need be. */
  directory(): Promise<string> {
    return saveDirectory(
      { env: process.env, platform: process.platform, tmpdir: tmpdir() },
      settings.saveDirectory(),
    );
  }

  /** The same without making anything, for looking what is there. */
  directoryToList(): string {
    return settings.saveDirectory() || process.env['PPROF_TMPDIR'] || join(homedir(), 'pprof');
  }

  /** What lies there, newest first: from earlier sessions and from `go tool pprof`. */
  listSaved(limit: number): Promise<readonly SavedProfile[]> {
    return listSavedProfiles(this.directoryToList(), limit);
  }

  /** Shows a file of the person's; one that is known already keeps its place in the list and is read again. */
  async open(path: string): Promise<Reply<ProfileRecord>> {
    const known = this.session.findByPath(path);
    const id = this.session.newId();
    const opened = await this.profiles.read(id, path);
    if (!opened.ok) {
      await this.profiles.forget(id);
      return opened;
    }
    const record = this.session.add(id, path, known?.origin ?? { kind: 'file' }, opened.value);
    if (known !== undefined) await this.forget([known.id]);
    return succeed(record);
  }

  /** Adds a file of the person's to the list without showing it; one that is in the list is taken as it is. */
  async add(path: string): Promise<Reply<ProfileRecord>> {
    const known = this.session.findByPath(path);
    if (known !== undefined) return succeed(known);
    const id = this.session.newId();
    const opened = await this.profiles.read(id, path);
    if (opened.ok) return succeed(this.session.addUnshown(id, path, { kind: 'file' }, opened.value));
    await this.profiles.forget(id);
    return opened;
  }

  /** Reads a download, gives it the name that `go tool pprof` would, and shows it. */
  async keep(partial: string, origin: ProfileOrigin): Promise<Reply<ProfileRecord>> {
    const saved = await this.readAndSave(partial);
    if (!saved.ok) return saved;
    const { id, path, opened } = saved.value;
    return succeed(this.session.add(id, path, origin, opened));
  }

  /** The same without showing it. */
  async keepUnshown(partial: string, origin: ProfileOrigin): Promise<Reply<ProfileRecord>> {
    const saved = await this.readAndSave(partial);
    if (!saved.ok) return saved;
    const { id, path, opened } = saved.value;
    return succeed(this.session.addUnshown(id, path, origin, opened));
  }

  /**
   * Reads a download to stand where an older look at the same stands. The older one is dropped with its file, or kept
   * to compare with. What is dropped can be asked about until the next look, for who has just clicked on it.
   */
  async replace(
    old: ProfileId,
    partial: string,
    older: 'keepOlder' | 'dropOlder',
  ): Promise<Reply<ProfileRecord>> {
    const saved = await this.readAndSave(partial);
    if (!saved.ok) return saved;
    const before = this.session.find(old);
    const record = before && this.session.replace(before, saved.value, older);
    if (before === undefined || record === undefined) {
      await this.profiles.forget(saved.value.id);
      await rm(saved.value.path, { force: true }).catch(() => undefined);
      return fail(l10n.t('This profile is no longer in the list.'));
    }
    await this.forgetOutlived(before.id);
    if (this.session.find(before.id)?.id !== before.id) {
      this.outlived.set(record.id, before.id);
      await rm(before.path, { force: true }).catch(() => undefined);
    }
    return succeed(record);
  }

  /** After a reload: profiles whose files are certainly gone leave the list. A disk that does not answer proves nothing. */
  async dropMissing(log: LogOutputChannel): Promise<void> {
    const checked = this.session.profiles.map(async (record) => ({
      record,
      isGone: await isGone(record.path),
    }));
    const gone = (await Promise.all(checked)).filter((check) => check.isGone).map(({ record }) => record);
    if (gone.length === 0) return;
    for (const { path } of gone) log.info(`${path} is no longer there and leaves the list.`);
    await this.forget(gone.map(({ id }) => id));
  }

  async forget(ids: readonly ProfileId[]): Promise<void> {
    this.session.remove(ids);
    await Promise.all(ids.flatMap((id) => [this.profiles.forget(id), this.forgetOutlived(id)]));
  }

  private async forgetOutlived(by: ProfileId): Promise<void> {
    const outlived = this.outlived.get(by);
    this.outlived.delete(by);
    if (outlived !== undefined) await this.profiles.forget(outlived);
  }

  private async readAndSave(partial: string): Promise<Reply<NewerProfile>> {
    const id = this.session.newId();
    const read = await this.profiles.read(id, partial);
    const saved = read.ok ? await this.save(id, partial, read.value) : read;
    if (saved.ok) return succeed({ id, ...saved.value });
    await this.profiles.forget(id);
    return saved;
  }

  private async save(
    id: ProfileId,
    partial: string,
    opened: OpenedProfile,
  ): Promise<Reply<{ path: string; opened: OpenedProfile }>> {
    try {
      const directory = await this.directory();
      const form = SAVED_AS_IT_IS.get(opened.format);
      if (form !== undefined) {
        const path = await keepAs(partial, directory, opened.saveStem, form);
        this.profiles.know(id, path);
        return succeed({ path, opened });
      }
      // Other text, as `?debug=1` gives it, is saved as the profile that was read from it; `go tool pprof` does the same.
      const converted = partialPath(directory);
      const saved = await this.profiles.save(id, converted);
      if (!saved.ok) return saved;
      const path = await keepAs(converted, directory, opened.saveStem);
      await rm(partial, { force: true });
      const again = await this.profiles.read(id, path);
      return again.ok ? succeed({ path, opened: { ...again.value, problems: opened.problems } }) : again;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return fail(l10n.t('The profile was fetched but could not be saved. {0}', reason));
    }
  }
}

const SAVED_AS_IT_IS: ReadonlyMap<OpenedProfile['format'], SavedForm> = new Map([
  ['proto', 'profile'],
  ['heap text', 'heapText'],
  ['goroutine dump', 'dump'],
]);

async function isGone(path: string): Promise<boolean> {
  try {
    await access(path);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}
