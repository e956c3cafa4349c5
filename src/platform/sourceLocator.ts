import * as vscode from 'vscode';
import { SETTINGS } from '../contributions';
import { fail, succeed, type Reply } from '../protocol/reply';
import type { FileId } from '../protocol/view';
import { createAllowedRoots } from '../sourcePaths/allowedRoots';
import { sameLocalPath } from '../sourcePaths/localPaths';
import { indexRecordedPaths, type RecordedIndex } from '../sourcePaths/recordedIndex';
import { createSourceMapper, type SourceMapper } from '../sourcePaths/sourceMapper';
import {
  asLocalPath,
  asRecordedPath,
  type LocalPath,
  type RecordedPath,
  type SourceFileSystem,
  type SourceMapping,
  type SourceRoots,
} from '../sourcePaths/sourcePathTypes';
import { askGo, fromVariables, type GoEnvironment } from './goEnvironment';
import { openedByPerson } from '../sourcePaths/openedByPerson';
import type { OpenProfiles } from './openProfiles';
import type { Shown } from './profileSession';
import { settings } from './settings';
import type { SourceChoices } from './sourceChoices';
import { createSourceFileSystem } from './sourceFileSystem';
import { readSourcePathRules } from './readSourcePathRules';

/** Recorded files of one base name that are compared with an editor's file; beyond it a profile is making fun of us. */
const MAX_SAME_NAME = 500;

/** What of a profile belongs to one local file. */
export interface MatchedFile {
  /** All recorded files that are this local file. */
  readonly files: readonly FileId[];
  /** Why, one for each of `files`. */
  readonly mappings: readonly SourceMapping[];
  /** Recorded files that could be this one or another: a person has to say. */
  readonly undecided: readonly (SourceMapping & { readonly kind: 'ambiguous' })[];
}

interface SourceIndex {
  readonly recordedPaths: readonly RecordedPath[];
  readonly byName: RecordedIndex;
}

/**
 * Where recorded paths are here: `sourcePaths/` with this workspace's folders, settings, Go installation and the
 * person's choices. The Go tool is asked at the first use and only in a trusted workspace.
 */
export class SourceLocator implements vscode.Disposable {
  private mapper: Promise<SourceMapper> | undefined;
  private fileSystem: SourceFileSystem = createSourceFileSystem();
  private goEnvironment: Promise<GoEnvironment> | undefined;
  private index: { readonly revision: number; readonly reply: Promise<Reply<SourceIndex>> } | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: readonly { dispose(): unknown }[];

  /** Folders, settings, files or choices changed, so that paths may map elsewhere. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly profiles: OpenProfiles,
    readonly choices: SourceChoices,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const forget = (): void => {
      this.forget();
    };
    this.subscriptions = [
      this.changed,
      choices.onDidChange(forget),
      settings.onDidChange([SETTINGS.sourcePaths], forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
      vscode.workspace.onDidCreateFiles(forget),
      vscode.workspace.onDidDeleteFiles(forget),
      vscode.workspace.onDidRenameFiles(forget),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.goEnvironment = undefined;
        forget();
      }),
    ];
  }

  async locate(recordedPath: RecordedPath): Promise<SourceMapping> {
    this.mapper ??= this.createMapper();
    const mapping = await (await this.mapper).toLocal(recordedPath);
    // Asked each time and never kept: the mapper's answers outlive the editors.
    return openedByPerson(mapping, openPaths());
  }

  /** The folders that a profile may lead into, links resolved. */
  async readableFolders(): Promise<readonly LocalPath[]> {
    return createAllowedRoots(this.fileSystem, await this.roots()).all();
  }

  /**
   * The file that is read as a source when this one is, links resolved: one that lies in a folder that a profile may
   * lead into, or that the person has open. Undefined for any other, wherever in the workspace a link to it lies. What
   * leads nowhere stays as it is: who reads it learns why.
   */
  async readablePath(localPath: LocalPath): Promise<LocalPath | undefined> {
    const real = await this.fileSystem.realPath(localPath);
    if (real === undefined) return localPath;
    if (openPaths().some((path) => sameLocalPath(path, localPath))) return real;
    const allowed = createAllowedRoots(this.fileSystem, await this.roots());
    return (await allowed.contain(real)) ? real : undefined;
  }

  /** Every file that the shown view's samples touch. */
  async recordedPaths(shown: Shown): Promise<Reply<readonly RecordedPath[]>> {
    const index = await this.indexOf(shown);
    return index.ok ? succeed(index.value.recordedPaths) : index;
  }

  async matching(shown: Shown, localPath: LocalPath): Promise<Reply<MatchedFile>> {
    const index = await this.indexOf(shown);
    if (!index.ok) return index;
    const { recordedPaths, byName } = index.value;
    const files: FileId[] = [];
    const mappings: SourceMapping[] = [];
    const undecided: (SourceMapping & { kind: 'ambiguous' })[] = [];
    const same = await this.sameFileAs(localPath);
    for (const file of byName.withBaseName(localPath).slice(0, MAX_SAME_NAME)) {
      const recordedPath = recordedPaths[file];
      if (recordedPath === undefined) continue;
      const mapping = await this.locate(recordedPath);
      if (mapping.kind === 'ambiguous' && mapping.candidates.some((path) => path === localPath))
        undecided.push(mapping);
      if (mapping.kind !== 'mapped' || !(await same(mapping.localPath))) continue;
      files.push(file);
      mappings.push(mapping);
    }
    return succeed({ files, mappings, undecided });
  }

  /** The files of the workspace may have changed on disk without VS Code's doing: look anew. */
  forget(): void {
    this.mapper = undefined;
    this.fileSystem = createSourceFileSystem();
    this.changed.fire();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private indexOf(shown: Shown): Promise<Reply<SourceIndex>> {
    if (this.index?.revision !== shown.revision) {
      const reply = this.readIndex(shown);
      this.index = { revision: shown.revision, reply };
      // Another profile may come from a build after files were moved outside VS Code.
      this.mapper = undefined;
      this.fileSystem = createSourceFileSystem();
    }
    return this.index.reply;
  }

  private async readIndex(shown: Shown): Promise<Reply<SourceIndex>> {
    const { revision, view } = shown;
    const reply = await this.profiles.ask('pprofLens/sourceFiles', { view });
    if (!reply.ok) {
      if (this.index?.revision === revision) this.index = undefined;
      return fail(reply.problem.message);
    }
    const recordedPaths = reply.value.recordedPaths.map(asRecordedPath);
    return succeed({ recordedPaths, byName: indexRecordedPaths(recordedPaths) });
  }

  private async sameFileAs(localPath: LocalPath): Promise<(other: LocalPath) => Promise<boolean>> {
    const real = (await this.fileSystem.realPath(localPath)) ?? localPath;
    return async (other) =>
      other === localPath || other === real || (await this.fileSystem.realPath(other)) === real;
  }

  private async createMapper(): Promise<SourceMapper> {
    return createSourceMapper(this.fileSystem, await this.roots());
  }

  private async roots(): Promise<SourceRoots> {
    const { rules, problems } = readSourcePathRules();
    for (const problem of problems) this.log.warn(problem);
    this.goEnvironment ??= vscode.workspace.isTrusted
      ? askGo(process.env)
      : Promise.resolve(fromVariables(process.env));
    const go = await this.goEnvironment;
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(
      (folder) => folder.uri.scheme === 'file',
    );
    return {
      workspaceFolders: folders.map((folder) => asLocalPath(folder.uri.fsPath)),
      rules,
      goRoots: go.goRoots,
      moduleCaches: go.moduleCaches,
      choices: this.choices.all,
    };
  }
}

/** What stands in a tab or an editor; documents that an extension has opened in the background do not count. */
function openPaths(): readonly LocalPath[] {
  const inEditors = vscode.window.visibleTextEditors.map(({ document }) => document.uri);
  const inTabs = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : [])),
  );
  return [...inEditors, ...inTabs]
    .filter(({ scheme }) => scheme === 'file')
    .map((uri) => asLocalPath(uri.fsPath));
}
