import * as vscode from 'vscode';
import { LANGUAGES } from '../contributions';
import type { ServerClient } from './serverClient';

/** Has the profile server run while a goroutine dump is open in an editor: it gives that language its features. */
export class DumpDocuments implements vscode.Disposable {
  private readonly listening: vscode.Disposable;

  constructor(private readonly server: ServerClient) {
    this.listening = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.serve(document);
      }),
      server.onDidStop(() => {
        // A document that the server dies over does not keep it starting: it has so many starts and no more.
        for (const { document } of vscode.window.visibleTextEditors) this.serve(document);
      }),
    );
    for (const document of vscode.workspace.textDocuments) this.serve(document);
  }

  /** Zero-based lines of the frames that are not the user's own code; undefined where the server cannot say. */
  async foreignLines({ uri }: vscode.TextDocument): Promise<readonly number[] | undefined> {
    const reply = await this.server.ask('pprofLens/foreignLines', { uri: uri.toString() });
    return reply.ok ? reply.value.lines : undefined;
  }

  dispose(): void {
    this.listening.dispose();
  }

  private serve({ languageId }: vscode.TextDocument): void {
    if (languageId === LANGUAGES.goroutineDump) void this.server.serveDocuments();
  }
}
