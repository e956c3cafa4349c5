/** Short names of profiles in the lists of cases, and the files they stand for. */

const WITHOUT_FILE = 'absent';

/** Path below the repository. */
export function profileFile(name) {
  const [folder, rest] = splitFirst(name);
  if (folder === WITHOUT_FILE || name.endsWith('.md')) return name;
  if (folder === 'edge') return `test/fixtures/edgeCases/${rest}.pb.gz`;
  const ending = name.endsWith('.debug1') || name.endsWith('.debug2') ? '.txt' : '.pb.gz';
  const where = rest === undefined ? 'test/fixtures/profiles' : 'examples/leakdemo/recordings';
  return `${where}/${name}${ending}`;
}

/** As it stands in the name of a golden. */
export function shortName(name) {
  return name.replaceAll('/', '.');
}

function splitFirst(name) {
  const at = name.indexOf('/');
  return at === -1 ? [name, undefined] : [name.slice(0, at), name.slice(at + 1)];
}
