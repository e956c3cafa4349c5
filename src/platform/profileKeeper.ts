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
import type { ProfileSession } from './profileSession';
import { settings } from './settings';

/** Reads files into the session; a file that cannot be read changes nothing. */
export class ProfileKeeper {
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
    const id = this.session.newId();
    const opened = await this.profiles.read(id, partial);
    const kept = opened.ok ? await this.save(id, partial, opened.value) : opened;
    if (!kept.ok) {
      await this.profiles.forget(id);
      return kept;
    }
    return succeed(this.session.add(id, kept.value.path, origin, kept.value.opened));
  }

  /** Reads a download in place of what this profile was before; the file that held that goes. */
  async replace(id: ProfileId, partial: string): Promise<Reply<ProfileRecord>> {
    const before = this.session.find(id);
    const opened = await this.profiles.read(id, partial);
    const kept = opened.ok ? await this.save(id, partial, opened.value) : opened;
    if (!kept.ok || before === undefined) {
      if (before !== undefined) await this.profiles.read(id, before.path);
      return kept.ok ? fail('This profile is no longer in the list.') : kept;
    }
    this.session.replace(id, kept.value.path, kept.value.opened);
    await rm(before.path, { force: true }).catch(() => undefined);
    const record = this.session.find(id);
    return record === undefined ? fail('This profile is no longer in the list.') : succeed(record);
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
    await Promise.all(ids.map((id) => this.profiles.forget(id)));
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
      return fail(`The profile was fetched but could not be saved. ${reason}`);
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
