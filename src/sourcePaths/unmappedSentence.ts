import * as l10n from '@vscode/l10n';
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
    return l10n.t(
      'Add the folder that holds it to the workspace, or a rule to pprofLens.sourcePaths that says where it lies.',
    );
  return roots.goRoots.length === 0
    ? l10n.t('Install Go, or add a rule to pprofLens.sourcePaths that says where it lies.')
    : l10n.t('A rule in pprofLens.sourcePaths can say where it lies.');
}

function notFound({ form, origin, roots }: SourceSearch): string {
  switch (origin.kind) {
    case 'standardLibrary': {
      const what = l10n.t("{0} is a file of Go's standard library", form.shown);
      return roots.goRoots.length === 0
        ? l10n.t('{0}, and no Go installation is known here.', what)
        : l10n.t(
            '{0}, but {1} has no {2}; the program may have been built with another Go release.',
            what,
            list(roots.goRoots),
            showPath(['src', ...origin.rest].join('/')),
          );
    }
    case 'dependency': {
      const [file] = origin.readings;
      const module = `${file.modulePath}@${file.version}`;
      const where =
        roots.moduleCaches.length === 0
          ? l10n.t('no module cache is known here')
          : l10n.t('it is not in {0}', list(roots.moduleCaches));
      // The name is a stranger's text, and what is offered as a command must be harmless to paste.
      const fetchIt = /^[\w.~/+-]+@[\w.+-]+$/.test(module)
        ? l10n.t(' `go mod download {0}` fetches it.', module)
        : '';
      return l10n.t(
        '{0} is of the module {1}, but {2}, and the workspace does not hold it either.{3}',
        form.shown,
        showPath(module),
        where,
        fetchIt,
      );
    }
    case 'vendored':
      return l10n.t(
        '{0} was built from a vendor folder, and no vendor folder or module of the workspace has {1}.',
        form.shown,
        showPath(origin.importPath.join('/')),
      );
    case 'importPath':
      return l10n.t(
        'No go.mod in the workspace says that {0} is here, and no path in the workspace ends like {1}.',
        showPath(origin.importPath.join('/')),
        form.shown,
      );
    case 'plain':
      return l10n.t('The workspace has no file that could be {0}.', form.shown);
  }
}

function list(paths: readonly LocalPath[]): string {
  return paths.map(showPath).join(' or ');
}
