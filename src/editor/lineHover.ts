import * as vscode from 'vscode';
import { COMMANDS } from '../contributions';
import type { Platform } from '../platform/platform';
import { annotateLines } from './annotatedLines';
import { countedText, lineText } from './annotationText';
import type { DocumentLines, ProfiledDocument } from './documentLines';
import { hoverText } from './hoverText';

const MAX_STACKS = 3;
const MAX_SOURCES = 3;

/** The heaviest stacks through a line, each frame a link, and why the file is taken for the recorded one. */
export class LineHover implements vscode.HoverProvider {
  constructor(
    private readonly platform: Platform,
    private readonly lines: DocumentLines,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const profiled = await this.lines.of(document);
    const recorded = profiled?.shift.originalOf(position.line);
    if (profiled === undefined || recorded === undefined || token.isCancellationRequested) return undefined;
    const line = profiled.table.lines.find((candidate) => candidate.lineNumber === recorded + 1);
    if (line === undefined) return undefined;
    const stacks = await this.platform.profiles.ask('pprofLens/lineStacks', {
      view: profiled.shown.view,
      files: profiled.matched.files,
      lineNumber: line.lineNumber,
      limit: MAX_STACKS,
    });
    if (!stacks.ok || token.isCancellationRequested) return undefined;
    const staleIn = this.isStale(profiled, position.line)
      ? profiled.table.functions[line.functions[0] ?? -1]?.name
      : undefined;
    const markdown = new vscode.MarkdownString(
      hoverText({
        numbers: lineText(line, 'full'),
        sampleType: countedText(profiled.table),
        ...(staleIn !== undefined && { staleIn }),
        stacks: stacks.value,
        revision: profiled.shown.revision,
        sources: profiled.matched.mappings.slice(0, MAX_SOURCES),
      }),
    );
    markdown.isTrusted = { enabledCommands: [COMMANDS.openPlace] };
    return new vscode.Hover(markdown, document.lineAt(position.line).range);
  }

  private isStale(profiled: ProfiledDocument, line: number): boolean {
    const annotations = annotateLines(profiled.table, this.lines.textOf(profiled), 'full');
    return annotations.some((annotation) => annotation.kind === 'stale' && annotation.line === line);
  }
}
