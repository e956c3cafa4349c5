import * as vscode from 'vscode';
import type { Platform } from '../../platform/platform';
import { plainMessage } from '../../platform/plainText';
import type { ProfileId, ViewSpec } from '../../protocol/view';
import type { ListedPlace } from './listedLines';
import { findFileLinks, findNameLink } from './promptLinks';
import type { PromptDialogue } from './promptDialogue';
import { chooseRecordedLine } from './recordedLine';

/** Opens a line of a recorded file, or says why not; as for a click in the panel. */
export interface LineOpener {
  openRecorded(line: {
    readonly recordedPath: string;
    readonly lineNumber: number;
    readonly profile: ProfileId;
    readonly focus: 'editor' | 'stay';
  }): Promise<void>;
}

export interface OpenTerminal {
  readonly dialogue: PromptDialogue;
  readonly view: ViewSpec;
}

type Target =
  | { readonly kind: 'lines'; readonly places: readonly ListedPlace[] }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string };

class PromptLink extends vscode.TerminalLink {
  constructor(
    start: number,
    length: number,
    readonly tooltipText: string,
    readonly view: ViewSpec,
    readonly target: Target,
  ) {
    super(start, length, tooltipText);
  }
}

/** What our terminals print leads to source: `leak_demo.go:53`, functions of top, listed lines, and files written. */
export class PromptLinkProvider implements vscode.TerminalLinkProvider<PromptLink> {
  constructor(
    private readonly platform: Platform,
    private readonly lines: LineOpener,
    private readonly terminalOf: (terminal: vscode.Terminal) => OpenTerminal | undefined,
  ) {}

  provideTerminalLinks({ terminal, line }: vscode.TerminalLinkContext): PromptLink[] {
    const open = this.terminalOf(terminal);
    if (open === undefined) return [];
    const { dialogue, view } = open;
    const written = dialogue.files.get(line.trimEnd());
    if (written !== undefined) {
      const start = Math.max(0, line.lastIndexOf(' ', line.trimEnd().length - 1) + 1);
      const target = { kind: 'file', path: written } as const;
      return [
        new PromptLink(start, line.trimEnd().length - start, vscode.l10n.t('Open the report'), view, target),
      ];
    }
    const files = findFileLinks(line).map(({ start, length, path, lineNumber }) => {
      const target = { kind: 'lines', places: [{ path, lineNumber }] } as const;
      return new PromptLink(start, length, vscode.l10n.t('Go to line {0}', lineNumber), view, target);
    });
    const listed = dialogue.listed.find(line);
    if (listed !== undefined) {
      const { start, length } = listed.link;
      const [first] = listed.places;
      const tooltip = vscode.l10n.t('Go to line {0}', first?.lineNumber ?? 0);
      return [
        new PromptLink(start, length, tooltip, view, { kind: 'lines', places: listed.places }),
        ...files,
      ];
    }
    const named = files.length === 0 ? findNameLink(line) : undefined;
    if (named === undefined) return files;
    const { start, length, name } = named;
    const tooltip = vscode.l10n.t('Go to the function');
    return [new PromptLink(start, length, tooltip, view, { kind: 'function', name })];
  }

  async handleTerminalLink({ view, target }: PromptLink): Promise<void> {
    switch (target.kind) {
      case 'file':
        await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(target.path));
        return;
      case 'lines': {
        const line = await chooseRecordedLine(this.platform, view, target.places);
        if (line !== undefined) {
          await this.lines.openRecorded({ ...line, profile: view.profile, focus: 'editor' });
        }
        return;
      }
      case 'function':
        await this.openFunction(view, target.name);
    }
  }

  /** Its hottest line, as in the panel's top. */
  private async openFunction(view: ViewSpec, name: string): Promise<void> {
    const { profiles } = this.platform;
    const top = await profiles.ask('pprofLens/top', {
      ...{ view, sort: 'cum', descending: true, filter: name, offset: 0, limit: MAX_NAMESAKES },
    });
    const row = top.ok ? top.value.rows.find((candidate) => candidate.name === name) : undefined;
    if (row === undefined || row.place < 0) {
      const message = top.ok ? vscode.l10n.t('No line of {0} is known.', name) : top.problem.message;
      void vscode.window.showInformationMessage(plainMessage(message));
      return;
    }
    const place = await profiles.ask('pprofLens/resolvePlace', { view, place: row.place });
    if (!place.ok || place.value.recordedPath === '') {
      const message = place.ok
        ? vscode.l10n.t('The profile does not say in which file {0} is.', name)
        : place.problem.message;
      void vscode.window.showInformationMessage(plainMessage(message));
      return;
    }
    const { recordedPath, lineNumber } = place.value;
    await this.lines.openRecorded({ recordedPath, lineNumber, profile: view.profile, focus: 'editor' });
  }
}

/** Functions whose names hold that of the wanted one. */
const MAX_NAMESAKES = 500;
