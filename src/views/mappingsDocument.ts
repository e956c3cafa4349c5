import * as vscode from 'vscode';
import type { Platform } from '../platform/platform';
import { plainMessage } from '../platform/plainText';
import { profileLabel } from '../platform/profileNames';
import type { SourceMapping } from '../sourcePaths/sourcePathTypes';
import { mappingsText } from './mappingsText';

const SCHEME = 'pprof-lens-mappings';
const AT_ONCE = 8;

/** A read-only document that says of every recorded source file where it is here, and why. */
export class MappingsDocument implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private text = '';
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  readonly onDidChange = this.changed.event;

  constructor(private readonly platform: Platform) {}

  provideTextDocumentContent(): string {
    return this.text;
  }

  async show(): Promise<void> {
    const { session, locator } = this.platform;
    const { shown } = session;
    if (shown === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No profile is shown.'));
      return;
    }
    const paths = await locator.recordedPaths(shown);
    if (!paths.ok) {
      void vscode.window.showErrorMessage(plainMessage(paths.problem.message));
      return;
    }
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Looking for source files'),
      cancellable: true,
    };
    const mappings = await vscode.window.withProgress(options, (_progress, token) =>
      inBatches(paths.value, (path) => locator.locate(path), token),
    );
    this.text = mappingsText(profileLabel(shown.record), mappings);
    const uri = vscode.Uri.from({ scheme: SCHEME, path: 'Source mappings.txt' });
    this.changed.fire(uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}

async function inBatches<T>(
  items: readonly T[],
  locate: (item: T) => Promise<SourceMapping>,
  token: vscode.CancellationToken,
): Promise<readonly SourceMapping[]> {
  const mappings: SourceMapping[] = [];
  for (let first = 0; first < items.length && !token.isCancellationRequested; first += AT_ONCE) {
    mappings.push(...(await Promise.all(items.slice(first, first + AT_ONCE).map(locate))));
  }
  return mappings;
}
