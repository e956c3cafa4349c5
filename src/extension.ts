import './platform/hostLanguage';
import * as vscode from 'vscode';
import type { Lens } from './commands/lens';
import { registerCommands } from './commands/registerCommands';
import { DocumentLines } from './editor/documentLines';
import { ForeignFrames } from './editor/foreignFrames';
import { FunctionLenses } from './editor/functionLenses';
import { LeakProblems } from './editor/leakProblems';
import { LineAnnotations } from './editor/lineAnnotations';
import { LineHover } from './editor/lineHover';
import { PlaceOpener } from './editor/placeOpener';
import { createPlatform } from './platform/platform';
import { MappingsDocument } from './views/mappingsDocument';
import { PanelHost } from './views/panelHost';
import { PromptTerminals } from './views/prompt/promptTerminals';
import { ProfileTree } from './views/profileTree';
import { StatusBar } from './views/statusBar';
import { WatchContext } from './views/watchContext';

export function activate(context: vscode.ExtensionContext): void {
  const platform = createPlatform(context);
  const lines = new DocumentLines(platform);
  const annotations = new LineAnnotations(lines);
  const places = new PlaceOpener(platform, lines);
  const panel = new PanelHost(platform, {
    openPlace: (request) => places.open(request),
    openRecorded: (line) => places.openRecorded(line),
  });
  const mappings = new MappingsDocument(platform);
  const lenses = new FunctionLenses(lines, annotations);
  const prompts = new PromptTerminals(platform, places);
  const foreignFrames = new ForeignFrames(platform.dumpDocuments);
  const lens: Lens = { platform, annotations, foreignFrames, places, panel, mappings, prompts };
  const files = { scheme: 'file' };
  context.subscriptions.push(
    lines,
    annotations,
    panel,
    mappings,
    prompts,
    lenses,
    foreignFrames,
    new LeakProblems(platform),
    new WatchContext(platform.watches),
    new ProfileTree(platform),
    new StatusBar(platform.session),
    vscode.languages.registerHoverProvider(files, new LineHover(platform, lines)),
    vscode.languages.registerCodeLensProvider(files, lenses),
    registerCommands(lens),
  );
  void platform.keeper.dropMissing(platform.log);
}
