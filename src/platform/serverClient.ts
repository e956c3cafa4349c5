import * as vscode from 'vscode';
import type { LanguageClient, Middleware } from 'vscode-languageclient/node';
import { LANGUAGES } from '../contributions';
import type { ServerStart } from '../protocol/dumpDocumentRequests';
import { fail, type Problem, type Reply } from '../protocol/reply';
import type { ServerMethod, ServerRequests } from '../protocol/serverRequests';
import { displayLanguage, serverLanguage } from './displayLanguage';
import { RestartBudget } from './restartBudget';

/** A fetch of 256 MB takes seconds to read; a server that says nothing for this long is stuck. */
const SILENT_MILLIS = { open: 300_000, other: 60_000 };
/** Reading a large file, and writing one. */
const LONG: readonly ServerMethod[] = ['pprofLens/openProfile', 'pprofLens/export'];
const STARTS = { limit: 6, withinMillis: 180_000 };
/** The server's own heap. Columns live outside it. */
const HEAP_MEGABYTES = 4096;

/** The server died over it; what it was asked may be asked again. */
export interface LostReply {
  readonly ok: false;
  readonly problem: Problem;
  readonly isLost: true;
}

/**
 * The profile server as a function that answers: started by the first request, restarted by the next one after it
 * died. It never throws and never hangs; what goes wrong becomes a problem.
 */
export class ServerClient implements vscode.Disposable {
  private client: Promise<LanguageClient> | undefined;
  private readonly stopped = new vscode.EventEmitter<void>();
  private readonly budget = new RestartBudget(STARTS.limit, STARTS.withinMillis);
  private lastAnswerMillis = 0;
  private isDisposed = false;
  private startCount = 0;

  /** The server process is gone, and every profile that it held. */
  readonly onDidStop = this.stopped.event;

  constructor(
    private readonly serverModule: string,
    private readonly log: vscode.LogOutputChannel,
    /** Of the language features. */
    private readonly middleware: Middleware,
    private readonly startOptions: () => Promise<ServerStart>,
  ) {}

  /** Which server process answers; grows with each start. */
  get instance(): number {
    return this.startCount;
  }

  /** For documents of ours: VS Code tells the client of them when it runs. */
  async serveDocuments(): Promise<void> {
    try {
      await this.running();
    } catch (error) {
      this.log.warn(messageOf(error));
    }
  }

  async ask<M extends ServerMethod>(
    method: M,
    request: ServerRequests[M]['request'],
  ): Promise<Reply<ServerRequests[M]['value']> | LostReply> {
    let client: LanguageClient;
    try {
      client = await this.running();
    } catch (error) {
      return fail(messageOf(error));
    }
    const silentMillis = LONG.includes(method) ? SILENT_MILLIS.open : SILENT_MILLIS.other;
    const watch = new SilenceWatch(silentMillis, () => this.lastAnswerMillis);
    try {
      const sent = client.sendRequest<Reply<ServerRequests[M]['value']>>(method, request);
      const answer = await Promise.race([sent, watch.silence]);
      if (answer !== 'silent') {
        this.lastAnswerMillis = Date.now();
        return answer;
      }
      sent.catch(() => undefined);
      this.log.warn(
        `${method} was not answered within ${silentMillis / 1000} s; the profile server is stopped.`,
      );
      client.serverProcess?.kill('SIGKILL');
      return fail(
        vscode.l10n.t(
          'The profile server did not answer within {0} seconds and was stopped. Try again, or try a smaller profile.',
          silentMillis / 1000,
        ),
      );
    } catch (error) {
      this.log.debug(`${method}: ${messageOf(error)}`);
      const lost = fail(
        vscode.l10n.t(
          'The profile server stopped before it answered. The output channel "pprof Lens" says more.',
        ),
      );
      return { ...lost, isLost: true };
    } finally {
      watch.end();
    }
  }

  async dispose(): Promise<void> {
    this.isDisposed = true;
    const client = this.client;
    this.client = undefined;
    this.stopped.dispose();
    if (client === undefined) return;
    try {
      await (await client).stop();
    } catch (error) {
      this.log.debug(`stopping the profile server: ${messageOf(error)}`);
    }
  }

  private running(): Promise<LanguageClient> {
    if (this.client === undefined) {
      const starting = this.start();
      this.client = starting;
      starting.catch(() => {
        if (this.client === starting) this.client = undefined;
      });
    }
    return this.client;
  }

  private async start(): Promise<LanguageClient> {
    if (this.isDisposed) throw new Error('pprof Lens is shutting down.');
    if (!this.budget.tryStart(Date.now())) {
      throw new Error(
        vscode.l10n.t(
          'The profile server stopped {0} times within three minutes and is left alone for a while. Clear what is shown, or wait and try again.',
          STARTS.limit,
        ),
      );
    }
    this.startCount += 1;
    // The client is 400 KB of code, so it is loaded with the first request and not at activation.
    const { LanguageClient, TransportKind, CloseAction, ErrorAction, RevealOutputChannelOn } =
      await import('vscode-languageclient/node');
    const node = {
      module: this.serverModule,
      transport: TransportKind.ipc,
      options: {
        execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
        env: serverLanguage(displayLanguage()),
      },
    };
    const client = new LanguageClient(
      'pprofLens',
      'pprof Lens',
      { run: node, debug: node },
      {
        documentSelector: [{ language: LANGUAGES.goroutineDump }],
        outputChannel: this.log,
        middleware: this.middleware,
        initializationOptions: await this.startOptions(),
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        initializationFailedHandler: () => false,
        errorHandler: {
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          closed: () => {
            this.noteStop();
            return { action: CloseAction.DoNotRestart, handled: true };
          },
        },
      },
    );
    const startedMillis = Date.now();
    await client.start();
    this.lastAnswerMillis = Date.now();
    this.log.info(`Profile server ${this.startCount} started in ${Date.now() - startedMillis} ms.`);
    return client;
  }

  private noteStop(): void {
    this.client = undefined;
    if (this.isDisposed) return;
    this.log.warn(
      'The profile server stopped; the next request starts it again and opens the profiles from disk.',
    );
    this.stopped.fire();
  }
}

/** Resolves when the server has answered nothing at all for a while: being busy with another request is no silence. */
class SilenceWatch {
  readonly silence: Promise<'silent'>;
  private timer: NodeJS.Timeout | undefined;

  constructor(silentMillis: number, lastAnswerMillis: () => number) {
    const begin = Date.now();
    this.silence = new Promise((resolve) => {
      const look = (): void => {
        const left = Math.max(begin, lastAnswerMillis()) + silentMillis - Date.now();
        if (left <= 0) resolve('silent');
        else this.timer = setTimeout(look, left);
      };
      look();
    });
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
