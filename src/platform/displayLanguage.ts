import * as vscode from 'vscode';

/** The language in which VS Code shows itself, as far as there are messages of ours in it. */
export interface DisplayLanguage {
  /** As the attribute `lang` takes it. */
  readonly tag: string;
  /** English text to text; undefined where the English ones are shown. */
  readonly messages: Readonly<Record<string, string>> | undefined;
  /** Where the messages are, for a process of our own. */
  readonly path: string | undefined;
}

export function displayLanguage(): DisplayLanguage {
  const { bundle, uri } = vscode.l10n;
  if (bundle === undefined) return { tag: 'en', messages: undefined, path: undefined };
  return { tag: languageTag(vscode.env.language), messages: bundle, path: uri?.fsPath };
}

/** Read by `server/serverLanguage.ts` before it has a connection: most texts are looked up once, when their module runs. */
export function serverLanguage({ path }: Pick<DisplayLanguage, 'path'>): Readonly<Record<string, string>> {
  return path === undefined ? {} : { PPROF_LENS_MESSAGES: path };
}

/** VS Code writes `pt-br`; what is no language at all would mislead a screen reader. */
export function languageTag(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
