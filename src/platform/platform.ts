import * as vscode from 'vscode';
import { DumpDocuments } from './dumpDocuments';
import { dumpMiddleware } from './dumpMiddleware';
import { OpenProfiles } from './openProfiles';
import { ProfileFetcher } from './profileFetcher';
import { ProfileKeeper } from './profileKeeper';
import { ProfileSession } from './profileSession';
import { PromptClient } from './promptClient';
import { ServerClient } from './serverClient';
import { SourceChoices } from './sourceChoices';
import { SourceLocator } from './sourceLocator';
import { settings } from './settings';
import { TargetMemory } from './targetMemory';
import { sourceTexts } from './watch/sourceTexts';
import { Watches } from './watch/watches';

/** What editor, views and commands stand on. Making it starts nothing. */
export interface Platform {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly session: ProfileSession;
  readonly profiles: OpenProfiles;
  readonly keeper: ProfileKeeper;
  readonly fetcher: ProfileFetcher;
  readonly targets: TargetMemory;
  readonly locator: SourceLocator;
  readonly prompts: PromptClient;
  readonly watches: Watches;
}

export function createPlatform(context: vscode.ExtensionContext): Platform {
  const log = vscode.window.createOutputChannel('pprof Lens', { log: true });
  const server: ServerClient = new ServerClient(
    context.asAbsolutePath('out/server.js'),
    log,
    dumpMiddleware((): SourceLocator => locator),
  );
  const profiles = new OpenProfiles(server);
  const session = new ProfileSession(context.workspaceState);
  const keeper = new ProfileKeeper(profiles, session);
  const choices = new SourceChoices(context.workspaceState);
  const locator = new SourceLocator(profiles, choices, log);
  const watches = new Watches({
    keeper,
    profiles,
    session,
    sourcesOf: (recordedPaths) => sourceTexts(locator, recordedPaths),
    accepted: () => settings.acceptedLeaks(),
  });
  context.subscriptions.push(
    new DumpDocuments(server),
    watches,
    locator,
    choices,
    session,
    profiles,
    server,
    log,
  );
  return {
    extensionUri: context.extensionUri,
    log,
    session,
    profiles,
    keeper,
    fetcher: new ProfileFetcher(keeper, log),
    targets: new TargetMemory(context.workspaceState),
    locator,
    prompts: new PromptClient(server, profiles, locator),
    watches,
  };
}
