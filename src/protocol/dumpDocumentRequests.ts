/** Requests about a goroutine dump in an editor that the language server protocol has none for. */
export interface ForeignLinesRequest {
  /** Of the open document. */
  readonly uri: string;
}

export interface ForeignLines {
  /** Zero-based: the function's line of each frame that is not the user's own code; its place is in the next one. */
  readonly lines: readonly number[];
}

export interface DumpDocumentRequests {
  'pprofLens/foreignLines': { request: ForeignLinesRequest; value: ForeignLines };
}

/** What the server is told when it starts. */
export interface ServerStart {
  /** As the go.mod files of the workspace name them. */
  readonly userModules: readonly string[];
}

/** Nothing of it is taken on trust. */
export function readServerStart(options: unknown): ServerStart {
  const given: unknown =
    typeof options === 'object' && options !== null ? (options as ServerStart).userModules : [];
  const userModules = Array.isArray(given)
    ? given.filter((path): path is string => typeof path === 'string' && path !== '')
    : [];
  return { userModules };
}
