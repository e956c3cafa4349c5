import * as vscode from 'vscode';
import {
  asLocalPath,
  asRecordedPath,
  type LocalPath,
  type RecordedPath,
  type SourceMapping,
} from '../sourcePaths/sourcePathTypes';
import { plainLabel } from './plainText';

const STATE_KEY = 'pprofLens.sourceChoices';
const MAX_CHOICES = 1000;

type Ambiguous = SourceMapping & { readonly kind: 'ambiguous' };

/** Which of two equally good files a recorded path is: asked of the person once and remembered in the workspace. */
export class SourceChoices implements vscode.Disposable {
  private readonly asked = new Map<RecordedPath, Promise<LocalPath | undefined>>();
  private readonly changed = new vscode.EventEmitter<void>();
  /** One question at a time: a second picker would close the first. */
  private lastQuestion: Promise<unknown> = Promise.resolve();
  readonly onDidChange = this.changed.event;

  constructor(private readonly memento: vscode.Memento) {}

  get all(): ReadonlyMap<RecordedPath, LocalPath> {
    const stored = this.memento.get<unknown>(STATE_KEY);
    if (!Array.isArray(stored)) return new Map();
    return new Map(
      stored.filter(isPair).map(([recorded, local]) => [asRecordedPath(recorded), asLocalPath(local)]),
    );
  }

  /** Asks because of a click: again, if the question was sent away before. */
  ask(mapping: Ambiguous): Promise<LocalPath | undefined> {
    const asking = this.lastQuestion.then(() => this.all.get(mapping.recordedPath) ?? this.pick(mapping));
    this.lastQuestion = asking.catch(() => undefined);
    this.asked.set(mapping.recordedPath, asking);
    return asking;
  }

  /** Asks because a file that it could be is on screen: once, and never again when it was sent away. */
  async askOnce(mapping: Ambiguous): Promise<void> {
    if (this.asked.has(mapping.recordedPath)) return;
    await this.ask(mapping);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async pick(mapping: Ambiguous): Promise<LocalPath | undefined> {
    const items = mapping.candidates.map((path) => ({
      label: plainLabel(vscode.workspace.asRelativePath(path, true)),
      path,
    }));
    const picked = await vscode.window.showQuickPick(items, {
      title: plainLabel(vscode.l10n.t('Which file is {0}?', mapping.recordedPath)),
      placeHolder: vscode.l10n.t('{0} files are equally good. Your choice is remembered.', items.length),
      ignoreFocusOut: true,
    });
    if (picked === undefined) return undefined;
    const others = [...this.all].filter(([recorded]) => recorded !== mapping.recordedPath);
    await this.memento.update(
      STATE_KEY,
      [[mapping.recordedPath, picked.path], ...others].slice(0, MAX_CHOICES),
    );
    this.changed.fire();
    return picked.path;
  }
}

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}
