import * as vscode from 'vscode';
import type {
  LocatedSource,
  OpenedPrompt,
  PromptAnswer,
  PromptCompletion,
  PromptPart,
} from '../protocol/promptRequests';
import type { Reply } from '../protocol/reply';
import type { ViewSpec } from '../protocol/view';
import { asRecordedPath } from '../sourcePaths/sourcePathTypes';
import type { OpenProfiles } from './openProfiles';
import { PromptSettings } from './promptSettings';
import type { LostReply, ServerClient } from './serverClient';
import type { SourceLocator } from './sourceLocator';

/** The prompts of this window, which the profile server answers. */
export class PromptClient {
  private lastId = 0;
  private sourcesRevision = 1;

  constructor(
    readonly server: ServerClient,
    readonly profiles: OpenProfiles,
    readonly locator: SourceLocator,
  ) {
    locator.onDidChange(() => {
      this.sourcesRevision += 1;
    });
  }

  /** Grows when recorded paths may lead elsewhere. */
  get revision(): number {
    return this.sourcesRevision;
  }

  start(view: ViewSpec, currentFolder: string): Prompt {
    this.lastId += 1;
    return new Prompt(this.lastId, { view, currentFolder }, this);
  }
}

export interface PromptSubject {
  readonly view: ViewSpec;
  /** `''` when no folder is open. */
  readonly currentFolder: string;
}

/** One prompt: its lines and their answers. The server may forget it or die; then it is opened again as it was. */
export class Prompt {
  private readonly settings = new PromptSettings();
  /** The server process that it was opened in. */
  private instance: number | undefined;

  constructor(
    private readonly id: number,
    readonly subject: PromptSubject,
    private readonly client: PromptClient,
  ) {}

  async open(): Promise<Reply<OpenedPrompt>> {
    const { server, profiles, locator } = this.client;
    const reply = await profiles.ask('pprofLens/openPrompt', {
      prompt: this.id,
      ...this.subject,
      readableFolders: await locator.readableFolders(),
      settings: this.settings.lines,
    });
    if (reply.ok) this.instance = server.instance;
    return reply;
  }

  /** The answer as it comes; at last whether the prompt goes on. Who does not ask for the rest should cancel it. */
  async *answer(line: string): AsyncGenerator<readonly PromptPart[], 'goesOn' | 'ends'> {
    const { server, revision: sourcesRevision } = this.client;
    const ask = (): Promise<Reply<PromptAnswer> | LostReply> =>
      server.ask('pprofLens/promptLine', { prompt: this.id, line, sourcesRevision });
    let reply = await ask();
    if (reply.ok && reply.value.kind === 'unknown') {
      const reopened = await this.reopen();
      if (reopened.length > 0) yield reopened;
      reply = await ask();
    }
    let isSilent = true;
    for (;;) {
      if (!reply.ok) {
        yield [{ kind: 'error', text: `${reply.problem.message}\n` }];
        return 'goesOn';
      }
      const answer = reply.value;
      if (answer.kind === 'unknown') return 'goesOn';
      if (answer.kind === 'sources') {
        const sources = await Promise.all(answer.recordedPaths.map((path) => this.locate(path)));
        reply = await server.ask('pprofLens/promptSources', { prompt: this.id, sources });
        continue;
      }
      if (answer.parts.length > 0) {
        isSilent = false;
        yield answer.parts;
      }
      if (answer.state !== 'more') {
        if (isSilent) this.settings.note(line);
        return answer.state === 'end' ? 'ends' : 'goesOn';
      }
      reply = await server.ask('pprofLens/promptMore', { prompt: this.id });
    }
  }

  /** What there is to say about what was cancelled. */
  async cancel(): Promise<readonly PromptPart[]> {
    const reply = await this.client.server.ask('pprofLens/cancelPrompt', { prompt: this.id });
    return reply.ok ? reply.value : [];
  }

  async complete(line: string): Promise<Omit<Extract<PromptCompletion, { kind: 'completion' }>, 'kind'>> {
    const ask = (): Promise<Reply<PromptCompletion> | LostReply> =>
      this.client.server.ask('pprofLens/completePrompt', { prompt: this.id, line });
    let reply = await ask();
    if (reply.ok && reply.value.kind === 'unknown' && (await this.open()).ok) reply = await ask();
    return reply.ok && reply.value.kind === 'completion'
      ? reply.value
      : { from: line.length, candidates: [] };
  }

  async close(): Promise<void> {
    // A server that has died, or was never started, holds no prompt; it is not started to be told so.
    if (this.instance === this.client.server.instance) {
      await this.client.server.ask('pprofLens/closePrompt', { prompt: this.id });
    }
  }

  private async reopen(): Promise<readonly PromptPart[]> {
    const before = this.instance;
    const opened = await this.open();
    if (!opened.ok) return [{ kind: 'error', text: `${opened.problem.message}\n` }];
    if (before === undefined || before === this.instance) return [];
    const notice = vscode.l10n.t(
      'The profile server was started again; this prompt has its profile and its options again.',
    );
    return [{ kind: 'message', text: `${notice}\n` }];
  }

  private async locate(recordedPath: string): Promise<LocatedSource> {
    const mapping = await this.client.locator.locate(asRecordedPath(recordedPath));
    return mapping.kind === 'mapped'
      ? { recordedPath, localPath: mapping.localPath }
      : { recordedPath, why: mapping.explanation };
  }
}
