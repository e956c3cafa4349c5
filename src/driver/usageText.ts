/** What can be asked: printed for a wrong command line, and by the prompt's `help`. Groups and names are pprof's. */
import { COMMANDS } from './commandTable';
import { CHOICE_HELP, OPTION_FIELDS } from './optionTable';

/** @param program as people call it */
export function usageText(program: string): string {
  return `usage:

Print one report of a profile:

   ${program} <format> [options] [binary] <source> ...

Ask for several, in a prompt:

   ${program} [options] [binary] <source> ...

Look at goroutines: ${program} goroutines -help

Flags stand before the sources. Several sources are merged.

${tables('-')}

  Sources:
    profile.pb.gz         File: a profile.proto, gzipped or not
    heap.txt              File: a profile as text, as debug=1 gives it
    host:port/path        Address to fetch from; https+insecure:// checks no certificate
    -base source          Profile to subtract
    -diff_base source     Profile to compare with: percentages are of it
    -seconds              How long a profile fetched is to be measured
    -timeout              Seconds to wait for a profile fetched
    -tls_cert             File with this machine's TLS certificate
    -tls_key              File with the private key of it
    -tls_ca               File with the certificates of who may sign the server's
    -buildid              Build id of the first mapping, where the profile has none
    -add_comment          Comment to add to the profile
    -all_frames           Keep the frames that the profile says should be dropped
    -symbolize=           Where names come from. No binary is read here, so
                          none, local, fastlocal, remote, force and demangle=… take
                          the profile's own; text takes those of a text profile, too
    binary                Program that was profiled, for its name

  Accepted, without effect here:
    -tools, -intel_syntax

  Older spellings:
    -inuse_space          -sample_index=inuse_space
    -inuse_objects        -sample_index=inuse_objects
    -alloc_space          -sample_index=alloc_space
    -alloc_objects        -sample_index=alloc_objects
    -total_delay          -sample_index=delay
    -contentions          -sample_index=contentions
    -mean_delay           -sample_index=delay -mean

  Environment:
    PPROF_TMPDIR          Folder for the profiles fetched; else $HOME/pprof
`;
}

/** What the prompt's `help` shows. */
export function promptHelp(): string {
  return `${tables('')}
  :   Clear focus, ignore, hide, tagfocus and tagignore

  help <command or option> says more
`;
}

/** @param prefix of flags, none in the prompt */
function tables(prefix: '-' | ''): string {
  const commands = COMMANDS.map(({ name, help }) => line(prefix + name, help));
  const options = OPTION_FIELDS.filter(({ kind }) => kind !== 'choice').map(({ name, help }) =>
    line(prefix + name, help[0] ?? ''),
  );
  const groups = OPTION_FIELDS.filter(({ kind }) => kind === 'choice').map(({ name, choices }) =>
    [
      line(name, ''),
      ...choices.map((choice) => `  ${line(prefix + choice, CHOICE_HELP.get(choice)?.[0] ?? '')}`),
    ].join('\n'),
  );
  const more =
    prefix === '' ? [line('o/options', 'Options and their values'), line('q/quit/exit/^D', 'End')] : [];
  return [
    prefix === '' ? '  Commands:' : '  Formats (one at most):',
    ...commands.sort(),
    ...more,
    '\n  Options:',
    ...options.sort(),
    '\n  Groups of options (one of each at most):',
    ...groups.sort(),
  ].join('\n');
}

function line(name: string, help: string): string {
  return `    ${name.padEnd(16)} ${help}`.trimEnd();
}
