import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { failure } from '../fetch/fetchFailure';
import { fetchProfile } from '../fetch/fetchProfile';
import type { FetchedFile, FetchFailure, FetchRequest } from '../fetch/fetchTypes';
import { partialPath, removePartials } from '../fetch/savedProfiles';
import type { ProfileKeeper } from './profileKeeper';
import type { ProfileRecord } from './profileRecord';
import { progressText } from './progressText';
import { settings } from './settings';
import { isSafeToStore } from './targetMemory';

export type FetchOutcome = { readonly ok: true; readonly record: ProfileRecord } | FetchFailure;

/** From a request to a saved, read and shown profile; when any step fails, what was shown stays. */
export class ProfileFetcher {
  constructor(
    private readonly keeper: ProfileKeeper,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** `targetText` is what the person typed; it is kept with the profile so that it can be fetched again. */
  async fetch(request: FetchRequest, targetText: string): Promise<FetchOutcome> {
    let directory: string;
    try {
      directory = await this.keeper.directory();
    } catch (error) {
      return failure('disk', error instanceof Error ? error.message : String(error));
    }
    void removePartials(directory);
    const partial = partialPath(directory);
    const { target, profile, seconds, query } = request;
    const outcome = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Fetching {0} from {1}', profile === 'profile' ? 'CPU' : profile, target.label),
        cancellable: true,
      },
      async (progress, token): Promise<FetchOutcome> => {
        const fetched = await this.download(request, partial, progress, token);
        if (!fetched.ok) return fetched;
        progress.report({ message: vscode.l10n.t('reading') });
        const kept = await this.keeper.keep(partial, {
          kind: 'fetched',
          target: isSafeToStore(targetText) ? targetText : '',
          targetLabel: target.label,
          profile,
          ...(seconds !== undefined && { seconds }),
          ...(query?.['debug'] === '1' && { form: 'text' as const }),
        });
        return kept.ok ? { ok: true, record: kept.value } : failure('notAProfile', kept.problem.message);
      },
    );
    if (!outcome.ok) await rm(partial, { force: true }).catch(() => undefined);
    this.note(outcome, request);
    return outcome;
  }

  private async download(
    request: FetchRequest,
    toFile: string,
    progress: vscode.Progress<{ message?: string }>,
    token: vscode.CancellationToken,
  ): Promise<FetchedFile | FetchFailure> {
    const abort = new AbortController();
    const listening = token.onCancellationRequested(() => {
      abort.abort();
    });
    try {
      return await fetchProfile(request, settings.fetchLimits(), {
        toFile,
        signal: abort.signal,
        onProgress: (now) => {
          progress.report({ message: progressText(now) });
        },
      });
    } finally {
      listening.dispose();
    }
  }

  private note(outcome: FetchOutcome, { profile, target }: FetchRequest): void {
    if (outcome.ok) this.log.info(`Fetched ${profile} from ${target.label} into ${outcome.record.path}`);
    else this.log.warn(`Fetching ${profile} from ${target.label}: ${outcome.kind}. ${outcome.message}`);
  }
}
