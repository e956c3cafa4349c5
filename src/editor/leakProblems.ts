import * as vscode from 'vscode';
import { COMMANDS } from '../contributions';
import { plainMessage } from '../platform/plainText';
import type { Platform } from '../platform/platform';
import type { WatchState } from '../platform/watch/watchState';
import type { LeakPlace, LeakRow, WatchId } from '../protocol/leakRequests';
import { asRecordedPath } from '../sourcePaths/sourcePathTypes';

/** A problem of ours, and which finding it is. */
export class LeakProblem extends vscode.Diagnostic {
  constructor(
    range: vscode.Range,
    row: LeakRow,
    readonly watch: WatchId,
    readonly finding: number,
  ) {
    super(range, problemText(row), SEVERITIES[row.sureness]);
    this.source = 'pprof';
    this.code = row.kindTitle;
  }
}

/** Leaks of the watched programs as problems on the line to fix, with the creating lines beside. */
export class LeakProblems implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('pprofLens.leaks');
  private readonly subscriptions: readonly { dispose(): unknown }[];
  private round = 0;

  constructor(private readonly platform: Platform) {
    const show = (): void => {
      void this.show();
    };
    this.subscriptions = [
      this.collection,
      platform.watches.onDidChange(show),
      platform.locator.onDidChange(show),
      vscode.languages.registerCodeActionsProvider({ scheme: 'file' }, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    ];
  }

  provideCodeActions(
    _document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    return diagnostics.flatMap((diagnostic) => {
      if (!(diagnostic instanceof LeakProblem)) return [];
      const { watch, finding } = diagnostic;
      return [
        action(vscode.l10n.t('Show this leak'), COMMANDS.showLeaks, diagnostic),
        action(vscode.l10n.t('Accept this leak in the settings'), COMMANDS.acceptLeak, diagnostic, {
          watch,
          finding,
        }),
      ];
    });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async show(): Promise<void> {
    const round = ++this.round;
    const found = await Promise.all(this.platform.watches.states.map((state) => this.problemsOf(state)));
    if (round !== this.round) return;
    const byFile = new Map<string, { readonly uri: vscode.Uri; readonly problems: LeakProblem[] }>();
    for (const { uri, problem } of found.flat()) {
      const key = uri.toString();
      const known = byFile.get(key);
      if (known === undefined) byFile.set(key, { uri, problems: [problem] });
      else known.problems.push(problem);
    }
    this.collection.clear();
    for (const { uri, problems } of byFile.values()) this.collection.set(uri, problems);
  }

  private async problemsOf({
    id,
    verdict,
  }: WatchState): Promise<{ uri: vscode.Uri; problem: LeakProblem }[]> {
    const rows = verdict?.findings ?? [];
    const problems = await Promise.all(
      rows.map(async (row, finding) => {
        const location = await this.locationOf(row.place);
        if (location === undefined) return [];
        const problem = new LeakProblem(location.range, row, id, finding);
        const creators = await Promise.all(
          row.creators.map(async (creator) => ({ creator, at: await this.locationOf(creator) })),
        );
        problem.relatedInformation = creators.flatMap(({ creator, at }) =>
          at === undefined
            ? []
            : [
                new vscode.DiagnosticRelatedInformation(
                  at,
                  plainMessage(vscode.l10n.t('started here, by {0}', creator.functionName)),
                ),
              ],
        );
        return [{ uri: location.uri, problem }];
      }),
    );
    return problems.flat();
  }

  private async locationOf({ recordedPath, lineNumber }: LeakPlace): Promise<vscode.Location | undefined> {
    if (recordedPath === '' || lineNumber <= 0) return undefined;
    const mapping = await this.platform.locator.locate(asRecordedPath(recordedPath));
    if (mapping.kind !== 'mapped') return undefined;
    // To the line's end, wherever that is: VS Code cuts ranges to the text.
    const range = new vscode.Range(lineNumber - 1, 0, lineNumber - 1, Number.MAX_SAFE_INTEGER);
    return new vscode.Location(vscode.Uri.file(mapping.localPath), range);
  }
}

const SEVERITIES: Readonly<Record<LeakRow['sureness'], vscode.DiagnosticSeverity>> = {
  proven: vscode.DiagnosticSeverity.Error,
  likely: vscode.DiagnosticSeverity.Warning,
  possible: vscode.DiagnosticSeverity.Information,
};

/** What proves it stands first among the evidence; other evidence is in the Leaks tab. */
function problemText({ sureness, summary, evidence, kindReason, remedy }: LeakRow): string {
  const proof = sureness === 'proven' ? evidence.slice(0, 1) : [];
  return [summary, ...proof, kindReason, remedy]
    .filter((part) => part !== '')
    .map((part) => plainMessage(part, 500))
    .join('\n');
}

function action(title: string, command: string, problem: LeakProblem, argument?: unknown): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.command = { title, command, ...(argument !== undefined && { arguments: [argument] }) };
  made.diagnostics = [problem];
  return made;
}
