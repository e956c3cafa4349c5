import * as l10n from '@vscode/l10n';
import type { Disposable } from 'vscode';
import { fail, type Reply } from '../protocol/reply';
import type { OpenedProfile, ServerMethod, ServerRequests } from '../protocol/serverRequests';
import type { ProfileId, ViewSpec } from '../protocol/view';
import type { LostReply, ServerClient } from './serverClient';

/** The requests that are about a view; its profile and its base must be open first. */
export type ViewMethod = {
  [M in keyof ServerRequests]: ServerRequests[M]['request'] extends { readonly view: ViewSpec } ? M : never;
}[keyof ServerRequests];

/** The shown one, its base and the two before them: going back is then at once, and memory stays bounded. */
const KEPT_OPEN = 4;

/**
 * Knows which profiles the server holds, and opens from disk what a request needs: after a restart of the server,
 * after a reload of the window, or when a profile had been closed to save memory.
 */
export class OpenProfiles implements Disposable {
  private readonly paths = new Map<ProfileId, string>();
  /** In the order of last use. A failed opening is not kept. */
  private readonly open = new Map<ProfileId, Promise<Reply<OpenedProfile>>>();
  /** How many need each of them for a while, and which of those nobody else wants any more. */
  private readonly holders = new Map<ProfileId, number>();
  private readonly unwanted = new Set<ProfileId>();
  private readonly stopListening: Disposable;

  constructor(
    private readonly server: ServerClient,
    /** What is on the screen is not closed, whatever a watched program brings. */
    private readonly onScreen: () => readonly ProfileId[] = () => [],
  ) {
    this.stopListening = server.onDidStop(() => {
      this.open.clear();
    });
  }

  /** Which server process answers; what an earlier one had been told, this one does not know. */
  get serverInstance(): number {
    return this.server.instance;
  }

  /** Tells where a profile lies without reading it. */
  know(profile: ProfileId, path: string): void {
    this.paths.set(profile, path);
  }

  /** Reads the file under this id, in place of what was open under it. */
  async read(profile: ProfileId, path: string): Promise<Reply<OpenedProfile>> {
    if (this.open.has(profile)) await this.close(profile);
    this.paths.set(profile, path);
    return this.ensureOpen(profile);
  }

  async save(profile: ProfileId, path: string): Promise<Reply<null>> {
    const opened = await this.ensureOpen(profile);
    return opened.ok ? this.server.ask('pprofLens/saveProfile', { profile, path }) : opened;
  }

  /** What the view shows can be asked about until this is disposed of, even if it leaves the list meanwhile. */
  hold(view: ViewSpec): Pick<Disposable, 'dispose'> {
    const ids = profilesOf(view);
    for (const id of ids) this.holders.set(id, (this.holders.get(id) ?? 0) + 1);
    return {
      dispose: () => {
        for (const id of ids.splice(0)) this.letGo(id);
      },
    };
  }

  async forget(profile: ProfileId): Promise<void> {
    if (this.holders.has(profile)) {
      this.unwanted.add(profile);
      return;
    }
    this.paths.delete(profile);
    if (this.open.has(profile)) await this.close(profile);
  }

  async ask<M extends ViewMethod>(
    method: M,
    request: ServerRequests[M]['request'],
  ): Promise<Reply<ServerRequests[M]['value']>> {
    const reply = await this.askOnce(method, request);
    return 'isLost' in reply ? this.askOnce(method, request) : reply;
  }

  /** For requests that need these profiles open. Once: who asks knows whether a server that died may be asked again. */
  async askAbout<M extends ServerMethod>(
    needed: readonly ProfileId[],
    method: M,
    request: ServerRequests[M]['request'],
  ): Promise<Reply<ServerRequests[M]['value']> | LostReply> {
    for (const opened of await Promise.all(needed.map((profile) => this.ensureOpen(profile)))) {
      // A file that the server dies over is not tried twice.
      if (!opened.ok) return fail(opened.problem.message);
    }
    this.closeUnused(needed);
    return this.server.ask(method, request);
  }

  dispose(): void {
    this.stopListening.dispose();
  }

  private async askOnce<M extends ViewMethod>(
    method: M,
    request: ServerRequests[M]['request'],
  ): Promise<Reply<ServerRequests[M]['value']> | LostReply> {
    return this.askAbout(profilesOf(request.view), method, request);
  }

  private letGo(profile: ProfileId): void {
    const left = (this.holders.get(profile) ?? 1) - 1;
    if (left > 0) {
      this.holders.set(profile, left);
      return;
    }
    this.holders.delete(profile);
    if (this.unwanted.delete(profile)) void this.forget(profile);
  }

  private ensureOpen(profile: ProfileId): Promise<Reply<OpenedProfile>> {
    const path = this.paths.get(profile);
    if (path === undefined) return Promise.resolve(fail(l10n.t('This profile is no longer in the list.')));
    const opening = this.open.get(profile) ?? this.server.ask('pprofLens/openProfile', { profile, path });
    this.open.delete(profile);
    this.open.set(profile, opening);
    void opening.then((reply) => {
      if (!reply.ok && this.open.get(profile) === opening) this.open.delete(profile);
    });
    return opening;
  }

  private closeUnused(needed: readonly ProfileId[]): void {
    const kept = [...needed, ...this.onScreen(), ...this.holders.keys()];
    for (const profile of [...this.open.keys()]) {
      if (this.open.size <= KEPT_OPEN) return;
      if (!kept.includes(profile)) void this.close(profile);
    }
  }

  private async close(profile: ProfileId): Promise<void> {
    this.open.delete(profile);
    await this.server.ask('pprofLens/closeProfile', { profile });
  }
}

function profilesOf({ profile, base }: ViewSpec): ProfileId[] {
  return base === undefined ? [profile] : [base.profile, profile];
}
