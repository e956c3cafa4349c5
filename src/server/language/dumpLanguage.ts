import * as l10n from '@vscode/l10n';
import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import { TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  DumpDocumentRequests,
  ForeignLines,
  ForeignLinesRequest,
} from '../../protocol/dumpDocumentRequests';
import type { Reply } from '../../protocol/reply';
import { fail, succeed } from '../../protocol/reply';
import { diagnostics } from './diagnostics';
import { DumpDocument } from './dumpDocument';
import { folding } from './folding';
import { hover } from './hover';
import { lenses } from './lenses';
import { definition, highlights, links, references } from './navigation';
import { outline } from './outline';
import { LEGEND, semanticTokens } from './semanticTokens';

export const DUMP_CAPABILITIES: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentLinkProvider: {},
  codeLensProvider: {},
  semanticTokensProvider: { legend: LEGEND, full: true, range: true },
};

/** While somebody types, problems wait for a pause. */
const PAUSE_MILLIS = 300;

/** Goroutine dumps as a language: each document is read once per version, when something is asked about it. */
export function serveDumpLanguage(
  connection: Connection,
  userModules: () => readonly string[] = () => [],
): void {
  const documents = new TextDocuments(TextDocument);
  const read = new Map<string, { readonly version: number; readonly document: DumpDocument }>();
  const pauses = new Map<string, NodeJS.Timeout>();

  const documentOf = (uri: string): DumpDocument | undefined => {
    const text = documents.get(uri);
    if (!text) return undefined;
    const known = read.get(uri);
    if (known?.version === text.version) return known.document;
    const document = new DumpDocument(text, userModules());
    read.set(uri, { version: text.version, document });
    return document;
  };
  const inDocument = <T>(uri: string, answer: (document: DumpDocument) => T, otherwise: T): T => {
    const document = documentOf(uri);
    return document === undefined ? otherwise : answer(document);
  };

  documents.onDidChangeContent(({ document: { uri } }) => {
    clearTimeout(pauses.get(uri));
    const tell = (): void => {
      pauses.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: inDocument(uri, diagnostics, []) });
    };
    pauses.set(uri, setTimeout(tell, PAUSE_MILLIS));
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(pauses.get(uri));
    pauses.delete(uri);
    read.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  connection.onDocumentSymbol(({ textDocument: { uri } }) => inDocument(uri, outline, []));
  connection.onFoldingRanges(({ textDocument: { uri } }) => inDocument(uri, folding, []));
  connection.onHover(({ textDocument: { uri }, position }) =>
    inDocument(uri, (document) => hover(document, position), undefined),
  );
  connection.onDefinition(({ textDocument: { uri }, position }) =>
    inDocument(uri, (document) => definition(document, uri, position), []),
  );
  connection.onReferences(({ textDocument: { uri }, position }) =>
    inDocument(uri, (document) => references(document, uri, position), []),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
    inDocument(uri, (document) => highlights(document, position).map((range) => ({ range })), []),
  );
  connection.onDocumentLinks(({ textDocument: { uri } }) => inDocument(uri, links, []));
  connection.onCodeLens(({ textDocument: { uri } }) => inDocument(uri, lenses, []));
  connection.languages.semanticTokens.on(({ textDocument: { uri } }) =>
    inDocument(uri, (document) => semanticTokens(document, 0, Infinity), { data: [] }),
  );
  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range: { start, end } }) =>
    inDocument(uri, (document) => semanticTokens(document, start.line, end.line), { data: [] }),
  );
  serveForeignLines(connection, documentOf);
  documents.listen(connection);
}

function serveForeignLines(
  connection: Connection,
  documentOf: (uri: string) => DumpDocument | undefined,
): void {
  const method: keyof DumpDocumentRequests = 'pprofLens/foreignLines';
  connection.onRequest<Reply<ForeignLines>, never>(method, ({ uri }: ForeignLinesRequest) => {
    const document = documentOf(uri);
    return document === undefined
      ? fail(l10n.t('The document is not open as a goroutine dump. Open it again.'))
      : succeed({ lines: document.foreignLines() });
  });
}
