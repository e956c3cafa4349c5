import * as vscode from 'vscode';
import type { Platform } from '../platform/platform';
import type { Shown } from '../platform/profileSession';
import type { MatchedFile } from '../platform/sourceLocator';
import type { LineTable } from '../protocol/serverRequests';
import { asLocalPath } from '../sourcePaths/sourcePathTypes';
import { annotateLines, type AnnotatedText } from './annotatedLines';
import { DocumentEdits, type DocumentEdit } from './documentEdits';
import { readGoDeclarations, type GoDeclaration } from './goDeclarations';
import { LineShift } from './lineShift';

/** What the shown profile says of one document. */
export interface ProfiledDocument {
  readonly document: vscode.TextDocument;
  readonly shown: Shown;
  readonly table: LineTable;
  readonly matched: MatchedFile;
  readonly shift: LineShift;
  /** What goroutines wait for at a recorded line, by one-based line. */
  readonly notes: ReadonlyMap<number, string>;
  /** The text in which the recorded lines are where they are recorded; undefined when it was never seen. */
  readonly originalText: string | undefined;
}

type Lookup = Promise<ProfiledDocument | undefined>;

/** One `lines` request per view and document, shared by annotations, hovers and lenses, and kept in step with edits. */
export class DocumentLines implements vscode.Disposable {
  private readonly lookups = new Map<string, { readonly revision: number; readonly lookup: Lookup }>();
  private readonly loaded = new Map<string, ProfiledDocument>();
  private readonly declarations = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly declarations: readonly GoDeclaration[] }
  >();
  private readonly edits = new DocumentEdits();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly moved = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscriptions: readonly { dispose(): unknown }[];

  /** What is known of any document may be another. */
  readonly onDidChange = this.changed.event;
  /** The lines of this document are elsewhere. */
  readonly onDidMove = this.moved.event;

  constructor(private readonly platform: Platform) {
    const forgetAll = (): void => {
      this.lookups.clear();
      this.loaded.clear();
      this.changed.fire();
    };
    this.subscriptions = [
      this.changed,
      this.moved,
      this.edits,
      this.edits.onDidEdit((edit) => {
        this.move(edit);
      }),
      platform.session.onDidChange(() => {
        this.changed.fire();
      }),
      platform.locator.onDidChange(forgetAll),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.lookups.delete(uri.toString());
        this.loaded.delete(uri.toString());
      }),
    ];
  }

  /** Undefined when the shown profile does not touch this document, or nothing is shown. */
  of(document: vscode.TextDocument): Lookup {
    const { shown } = this.platform.session;
    if (shown === undefined || document.uri.scheme !== 'file') return Promise.resolve(undefined);
    const key = document.uri.toString();
    const known = this.lookups.get(key);
    if (known?.revision === shown.revision) return known.lookup;
    const lookup = this.load(document, shown);
    this.lookups.set(key, { revision: shown.revision, lookup });
    return lookup;
  }

  /** What has been looked up already. */
  loadedOf(document: vscode.TextDocument): ProfiledDocument | undefined {
    const loaded = this.loaded.get(document.uri.toString());
    return loaded?.shown.revision === this.platform.session.shown?.revision ? loaded : undefined;
  }

  textOf({ document, shift, notes }: ProfiledDocument): AnnotatedText {
    return {
      notes,
      lineCount: document.lineCount,
      declarations: this.declarationsOf(document),
      currentOf: (line) => shift.currentOf(line),
    };
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async load(document: vscode.TextDocument, shown: Shown): Lookup {
    const { locator, profiles, log, session } = this.platform;
    const matched = await locator.matching(shown, asLocalPath(document.uri.fsPath));
    if (!matched.ok) {
      log.warn(`${document.uri.fsPath}: ${matched.problem.message}`);
      return undefined;
    }
    void this.askAboutUndecided(document, matched.value);
    if (matched.value.files.length === 0) return undefined;
    const { view } = shown;
    const lines = await profiles.ask('pprofLens/lines', { view, files: matched.value.files });
    if (!lines.ok) {
      log.warn(`${document.uri.fsPath}: ${lines.problem.message}`);
      return undefined;
    }
    const notes = await this.notesOf(shown, matched.value);
    if (session.shown?.revision !== shown.revision || document.isClosed) return undefined;
    const unsaved = this.edits.sinceSave(document);
    const profiled: ProfiledDocument = {
      document,
      shown,
      table: lines.value,
      matched: matched.value,
      notes,
      shift: followedLines(lines.value),
      originalText: unsaved.length === 0 ? document.getText() : undefined,
    };
    for (const edit of unsaved) profiled.shift.apply(edit);
    this.loaded.set(document.uri.toString(), profiled);
    return profiled;
  }

  /** Of a difference nothing is said; of what filters leave, that. */
  private async notesOf(shown: Shown, { files }: MatchedFile): Promise<ReadonlyMap<number, string>> {
    const { locator, profiles } = this.platform;
    const { view } = shown;
    const all = view.base === undefined ? await locator.recordedPaths(shown) : undefined;
    if (all?.ok !== true) return new Map();
    const recordedPaths = files.map((file) => all.value[file]).filter((path) => path !== undefined);
    const { profile, filters } = view;
    const request = { profile, ...(filters && { filters }), recordedPaths };
    const lines = await profiles.askAbout([profile], 'pprofLens/userLines', request);
    return new Map(lines.ok ? lines.value.lines.map(({ lineNumber, text }) => [lineNumber, text]) : []);
  }

  private async askAboutUndecided(document: vscode.TextDocument, matched: MatchedFile): Promise<void> {
    for (const mapping of matched.undecided) {
      const isVisible = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
      if (isVisible) await this.platform.locator.choices.askOnce(mapping);
    }
  }

  private move({ document, edits, mayBeBack }: DocumentEdit): void {
    const profiled = this.loaded.get(document.uri.toString());
    if (profiled === undefined) return;
    if (mayBeBack && profiled.originalText === document.getText()) profiled.shift.reset();
    else {
      for (const edit of edits) profiled.shift.apply(edit);
      if (!document.isDirty && this.fitsBetterUnmoved(profiled)) profiled.shift.reset();
    }
    this.moved.fire(document);
  }

  /** The file changed on disk: by a formatter, which moves lines, or to the very text that was profiled, as git does. */
  private fitsBetterUnmoved(profiled: ProfiledDocument): boolean {
    const { table } = profiled;
    const fitting = (shift: LineShift): number =>
      annotateLines(table, this.textOf({ ...profiled, shift }), 'full').filter(({ kind }) => kind === 'heat')
        .length;
    return fitting(followedLines(table)) > fitting(profiled.shift);
  }

  private declarationsOf(document: vscode.TextDocument): readonly GoDeclaration[] | undefined {
    if (!document.fileName.endsWith('.go')) return undefined;
    const known = this.declarations.get(document);
    if (known?.version === document.version) return known.declarations;
    const declarations = readGoDeclarations(document.getText());
    this.declarations.set(document, { version: document.version, declarations });
    return declarations;
  }
}

function followedLines({ lines, functions }: LineTable): LineShift {
  const numbers = [
    ...lines.map((line) => line.lineNumber),
    ...functions.flatMap((fn) => [fn.startLineNumber, fn.firstLineNumber]),
  ];
  return new LineShift(numbers.filter((number) => number > 0).map((number) => number - 1));
}
