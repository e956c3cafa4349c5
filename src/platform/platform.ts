import * as vscode from 'vscode';
import type { ProfileId } from '../protocol/view';
import { DumpDocuments } from './dumpDocuments';
import { dumpMiddleware } from './dumpMiddleware';
import { KeptPages } from './keptPages';
import { OpenProfiles } from './openProfiles';
import { ProfileFetcher } from './profileFetcher';
import { ProfileKeeper } from './profileKeeper';
import { ProfileSession } from './profileSession';
import { PromptClient } from './promptClient';
import { ServerClient } from './serverClient';
import { SourceChoices } from './sourceChoices';
import { SourceLocator } from './sourceLocator';
import { SavedSettings } from './savedSettings';
import { settings } from './settings';
import { TargetMemory } from './targetMemory';
import { workspaceModules } from './workspaceModules';
import { sourceTexts } from './watch/sourceTexts';
import { Watches } from './watch/watches';

/** What editor, views and commands stand on. Making it starts nothing. */
export interface Platform {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly session: ProfileSession;
  readonly savedSettings: SavedSettings;
  readonly keptPages: KeptPages;
  readonly profiles: OpenProfiles;
  readonly keeper: ProfileKeeper;
  readonly fetcher: ProfileFetcher;
  readonly targets: TargetMemory;
  readonly locator: SourceLocator;
  readonly prompts: PromptClient;
  readonly watches: Watches;
  readonly dumpDocuments: DumpDocuments;
}

export function createPlatform(context: vscode.ExtensionContext): Platform {
  const log = vscode.window.createOutputChannel('pprof Lens', { log: true });
  const server: ServerClient = new ServerClient(
    context.asAbsolutePath('out/server.js'),
    log,
    dumpMiddleware((): SourceLocator => locator),
    async () => ({ userModules: await workspaceModules() }),
  );
  const profiles = new OpenProfiles(server, () => profilesOnScreen(session));
  const session: ProfileSession = new ProfileSession(context.workspaceState);
  const savedSettings = new SavedSettings(context.workspaceState);
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
  const dumpDocuments = new DumpDocuments(server);
  context.subscriptions.push(
    dumpDocuments,
    watches,
    locator,
    choices,
    session,
    savedSettings,
    profiles,
    server,
    log,
  );
  return {
    extensionUri: context.extensionUri,
    log,
    session,
    savedSettings,
    keptPages: new KeptPages(context.workspaceState),
    profiles,
    keeper,
    fetcher: new ProfileFetcher(keeper, log),
    targets: new TargetMemory(context.workspaceState),
    locator,
    prompts: new PromptClient(server, profiles, locator),
    watches,
    dumpDocuments,
  };
}

function profilesOnScreen({ shown }: ProfileSession): readonly ProfileId[] {
  if (shown === undefined) return [];
  const { profile, base } = shown.view;
  return base === undefined ? [profile] : [profile, base.profile];
}
