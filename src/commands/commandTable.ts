import { COMMANDS } from '../contributions';
import { PROFILE_KINDS, type ProfileKindId } from '../fetch/profileKinds';
import { goToDumpCreator, showDumpGroup } from '../editor/dumpCommands';
import { chooseTarget } from './chooseTarget';
import { compareWith } from './compareWith';
import { deleteProfile } from './deleteProfile';
import { exportShown } from './exportShown';
import { fetchAgain } from './fetchAgain';
import { fetchKind } from './fetchKind';
import { fetchMemoryText } from './fetchMemoryText';
import { fetchAnyProfile } from './fetchProfile';
import type { Lens } from './lens';
import { acceptLeak, copyLeaks, openLeak } from './leakCommands';
import { openPlace } from './openPlace';
import { openProfile } from './openProfile';
import { openPrompt } from './openPrompt';
import { revealProfile } from './revealProfile';
import { selectSampleType } from './selectSampleType';
import { setBase } from './setBase';
import { showProfile } from './showProfile';
import { stopWatching } from './stopWatching';
import { watchTarget } from './watchTarget';

export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];
export type Command = (lens: Lens, ...args: readonly unknown[]) => unknown;

/** Every command there is; a test holds `package.json` against it. */
export const commandTable: Readonly<Record<CommandId, Command>> = {
  [COMMANDS.fetchGoroutine]: fetchOf('goroutine'),
  [COMMANDS.fetchHeap]: fetchOf('heap'),
  [COMMANDS.fetchMemoryText]: fetchMemoryText,
  [COMMANDS.fetchAllocs]: fetchOf('allocs'),
  [COMMANDS.fetchCpu]: fetchOf('cpu'),
  [COMMANDS.fetchBlock]: fetchOf('block'),
  [COMMANDS.fetchMutex]: fetchOf('mutex'),
  [COMMANDS.fetchThreadcreate]: fetchOf('threadcreate'),
  [COMMANDS.fetchGoroutineLeak]: fetchOf('goroutineleak'),
  [COMMANDS.fetchProfile]: fetchAnyProfile,
  [COMMANDS.fetchAgain]: fetchAgain,
  [COMMANDS.chooseTarget]: chooseTarget,
  [COMMANDS.openProfile]: openProfile,
  [COMMANDS.showPanel]: ({ panel }) => {
    panel.show('panel');
  },
  [COMMANDS.splitPanel]: ({ panel }) => {
    panel.split();
  },
  [COMMANDS.exportReport]: exportShown,
  [COMMANDS.goBack]: ({ platform }) => {
    platform.session.goBack();
  },
  [COMMANDS.goForward]: ({ platform }) => {
    platform.session.goForward();
  },
  [COMMANDS.openPrompt]: openPrompt,
  [COMMANDS.showProfile]: showProfile,
  [COMMANDS.setBase]: setBase,
  [COMMANDS.compareWith]: compareWith,
  [COMMANDS.clearBase]: ({ platform }) => {
    platform.session.clearBase();
  },
  [COMMANDS.selectSampleType]: selectSampleType,
  [COMMANDS.revealProfile]: revealProfile,
  [COMMANDS.deleteProfile]: deleteProfile,
  [COMMANDS.toggleAnnotations]: ({ annotations }) => {
    annotations.toggle();
  },
  [COMMANDS.clearAnnotations]: ({ platform }) => {
    platform.session.clear();
  },
  [COMMANDS.showSourceMappings]: ({ mappings }) => mappings.show(),
  [COMMANDS.openPlace]: openPlace,
  [COMMANDS.showOutput]: ({ platform }) => {
    platform.log.show();
  },
  [COMMANDS.watchTarget]: watchTarget,
  [COMMANDS.stopWatching]: stopWatching,
  [COMMANDS.showLeaks]: ({ panel }) => {
    panel.showTab('leaks', 'panel');
  },
  [COMMANDS.copyLeaks]: copyLeaks,
  [COMMANDS.acceptLeak]: acceptLeak,
  [COMMANDS.openLeak]: openLeak,
  [COMMANDS.showDumpGroup]: onLine(showDumpGroup),
  [COMMANDS.goToDumpCreator]: onLine(goToDumpCreator),
  [COMMANDS.onlyMyCode]: ({ foreignFrames }) => {
    foreignFrames.toggle();
  },
};

/** Of the lenses in a dump: the argument is a zero-based line. */
function onLine(run: (line: number) => Promise<void>): Command {
  return (_lens, line) =>
    typeof line === 'number' && Number.isInteger(line) && line >= 0 ? run(line) : undefined;
}

function fetchOf(id: ProfileKindId): Command {
  return (lens, argument) => {
    const kind = PROFILE_KINDS.find((candidate) => candidate.id === id);
    return kind && fetchKind(lens, kind, argument);
  };
}
