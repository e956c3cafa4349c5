import { showPath } from './showPath';
import type { LocalPath } from './sourcePathTypes';
import type { SourceSearch } from './sourceSearch';

const MAX_NOTES = 3;

/** Why nothing was found, and what the person can do. */
export function unmappedSentence(search: SourceSearch): string {
  return [notFound(search), ...search.notes.slice(0, MAX_NOTES), advice(search)].join(' ');
}

/** Go's own files are looked for in Go's folders, so that a folder of the workspace is of no use for them. */
function advice({ origin, roots }: SourceSearch): string {
  if (origin.kind !== 'standardLibrary')
    return 'Add the folder that holds it to the workspace, or a rule to pprofLens.sourcePaths that says where it lies.';
  return roots.goRoots.length === 0
    ? 'Install Go, or add a rule to pprofLens.sourcePaths that says where it lies.'
    : 'A rule in pprofLens.sourcePaths can say where it lies.';
}

function notFound({ form, origin, roots }: SourceSearch): string {
  switch (origin.kind) {
    case 'standardLibrary': {
      const what = `${form.shown} is a file of Go's standard library`;
      return roots.goRoots.length === 0
        ? `${what}, and no Go installation is known here.`
        : `${what}, but ${list(roots.goRoots)} has no ${showPath(['src', ...origin.rest].join('/'))}; the program may have been built with another Go release.`;
    }
    case 'dependency': {
      const [file] = origin.readings;
      const module = `${file.modulePath}@${file.version}`;
      const where =
        roots.moduleCaches.length === 0
          ? 'no module cache is known here'
          : `it is not in ${list(roots.moduleCaches)}`;
      // The name is a stranger's text, and what is offered as a command must be harmless to paste.
      const fetchIt = /^[\w.~/+-]+@[\w.+-]+$/.test(module)
        ? ` \`go mod download ${module}\` fetches it.`
        : '';
      return `${form.shown} is of the module ${showPath(module)}, but ${where}, and the workspace does not hold it either.${fetchIt}`;
    }
    case 'vendored':
      return `${form.shown} was built from a vendor folder, and no vendor folder or module of the workspace has ${showPath(origin.importPath.join('/'))}.`;
    case 'importPath':
      return `No go.mod in the workspace says that ${showPath(origin.importPath.join('/'))} is here, and no path in the workspace ends like ${form.shown}.`;
    case 'plain':
      return `The workspace has no file that could be ${form.shown}.`;
  }
}

function list(paths: readonly LocalPath[]): string {
  return paths.map(showPath).join(' or ');
}
