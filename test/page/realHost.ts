/**
 * The extension host and the profile server of a page under test, both real but for VS Code itself: the page's messages
 * pass the guards, the session holds what is shown, and the engine answers. Whoever uses it mocks `vscode`.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { OpenProfiles } from '../../src/platform/openProfiles';
import type { Platform } from '../../src/platform/platform';
import type { ProfileRecord } from '../../src/platform/profileRecord';
import { ProfileSession } from '../../src/platform/profileSession';
import type { SourceLocator } from '../../src/platform/sourceLocator';
import { SavedSettings } from '../../src/platform/savedSettings';
import type { FromPage, PanelAnswer, PanelAsk, ToPage } from '../../src/protocol/panelMessages';
import { fail, type Reply } from '../../src/protocol/reply';
import type { Place, ServerMethod, ServerRequests } from '../../src/protocol/serverRequests';
import type { ViewSpec } from '../../src/protocol/view';
import { DISK_FILES } from '../../src/server/diskFiles';
import { ProfileStore } from '../../src/server/profileStore';
import { requestHandlers } from '../../src/server/requestHandlers';
import type { SourceMapping, RecordedPath } from '../../src/sourcePaths/sourcePathTypes';
import { asLocalPath } from '../../src/sourcePaths/sourcePathTypes';
import { answerPanel } from '../../src/views/panelAnswers';
import { readFromPage } from '../../src/views/panelGuards';
import { panelState } from '../../src/views/panelState';
import { isViewWish, obeyViewWish } from '../../src/views/viewWishes';
import { FIXTURES } from '../support/fixtures';

/** Where the program of the fixtures stood when it was recorded, and where its files are here. */
const RECORDED_FOLDER = '/home/ubuntu/fixture/';
const SOURCES = path.join(FIXTURES, 'program');

export class RealHost {
  readonly session = new ProfileSession(memento());
  /** Messages that are no asks, as the guards let them through. */
  readonly wishes: FromPage[] = [];
  /** What the guards refused; a page that is ours sends nothing of the kind. */
  readonly refused: unknown[] = [];
  /** `fail`: every ask is answered as if the profile server were gone. */
  mode: 'answer' | 'fail' = 'answer';
  readonly #platform: Platform;
  readonly #profiles: OpenProfiles;
  readonly #savedSettings = new SavedSettings(memento());

  constructor() {
    const handlers = requestHandlers(new ProfileStore(DISK_FILES));
    const server = {
      instance: 1,
      onDidStop: () => ({ dispose: () => undefined }),
      ask: (method: Exclude<ServerMethod, `pprofLens/dump${string}`>, request: unknown) =>
        Promise.resolve(handlers[method as keyof typeof handlers](request as never)),
    };
    this.#profiles = new OpenProfiles(server as unknown as ConstructorParameters<typeof OpenProfiles>[0]);
    this.#platform = {
      session: this.session,
      profiles: this.#profiles,
      savedSettings: this.#savedSettings,
      locator: LOCATOR,
      prompts: { revision: 1 },
    } as unknown as Platform;
  }

  /** Reads the file and shows it. */
  async open(file: string): Promise<ProfileRecord> {
    const id = this.session.newId();
    const opened = await this.#profiles.read(id, file);
    if (!opened.ok) throw new Error(`${file}: ${opened.problem.message}`);
    return this.session.add(id, file, { kind: 'file' }, opened.value);
  }

  /** What the engine says of this view, asked without the page. */
  async ask<M extends Parameters<OpenProfiles['ask']>[0]>(
    method: M,
    request: Omit<ServerRequests[M]['request'], 'view'>,
  ): Promise<ServerRequests[M]['value']> {
    const asked = { ...request, view: this.view } as unknown as ServerRequests[M]['request'];
    const reply: Reply<ServerRequests[M]['value']> = await this.#profiles.ask(method, asked);
    if (!reply.ok) throw new Error(reply.problem.message);
    return reply.value;
  }

  /** The line that a frame of Goroutines stands for. */
  async placeOfGoroutine(frame: number): Promise<Place> {
    const { profile } = this.view;
    const reply = await this.#profiles.askAbout([profile], 'pprofLens/goroutinePlace', { profile, frame });
    if (!reply.ok) throw new Error(reply.problem.message);
    return reply.value;
  }

  /** What the host says to this ask of a page. */
  answer(ask: PanelAsk): Promise<Reply<PanelAnswer>> {
    return answerPanel(this.#platform, this.session.shown?.revision ?? 0, ask);
  }

  get view(): ViewSpec {
    const { shown } = this.session;
    if (shown === undefined) throw new Error('A profile was expected to be shown.');
    return shown.view;
  }

  get state(): ToPage {
    return { type: 'state', state: panelState(this.session, this.#savedSettings.names) };
  }

  /** What is said to the page after this message of it. */
  async tell(message: unknown): Promise<readonly ToPage[]> {
    const read = readFromPage(message);
    if (read === undefined) {
      this.refused.push(message);
      return [];
    }
    if (read.type === 'ready') return [this.state];
    if (read.type === 'ask') {
      const { id, revision, ask } = read;
      if (this.mode === 'fail') return [{ type: 'answer', id, revision, reply: fail(GONE) }];
      return [{ type: 'answer', id, revision, reply: await answerPanel(this.#platform, revision, ask) }];
    }
    // The page says what it remembers whenever that changes.
    if (read.type !== 'keepPage') this.wishes.push(read);
    if (!isViewWish(read)) return [];
    const problem = await obeyViewWish(this.#platform, read);
    return problem === undefined ? [this.state] : [{ type: 'filterProblem', message: problem }];
  }
}

const GONE = 'The profile server stopped. Fetch the profile again.';

type Memento = ConstructorParameters<typeof ProfileSession>[0];

function memento(): Memento {
  const values = new Map<string, unknown>();
  const kept = {
    get: (key: string) => values.get(key),
    keys: () => [...values.keys()],
    update: (key: string, value: unknown) => {
      values.set(key, value);
      return Promise.resolve();
    },
  };
  return kept;
}

/** Knows the files of the fixtures' program, and no other. */
const LOCATOR: Pick<SourceLocator, 'locate' | 'readableFolders' | 'readablePath'> = {
  locate: (recordedPath: RecordedPath): Promise<SourceMapping> => {
    const name = recordedPath.slice(RECORDED_FOLDER.length);
    const isOurs = recordedPath.startsWith(RECORDED_FOLDER) && readdirSync(SOURCES).includes(name);
    const explanation = isOurs
      ? 'It has the same name.'
      : `${path.posix.basename(recordedPath)} is not here.`;
    return Promise.resolve(
      isOurs
        ? {
            kind: 'mapped',
            recordedPath,
            localPath: asLocalPath(path.join(SOURCES, name)),
            reason: 'suffix',
            explanation,
          }
        : { kind: 'unmapped', recordedPath, explanation },
    );
  },
  readableFolders: () => Promise.resolve([asLocalPath(SOURCES)]),
  readablePath: (localPath) => Promise.resolve(localPath),
};
