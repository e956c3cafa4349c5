/** What the profile server says of tags and reports of a recorded profile, for the page to show. */
import path from 'node:path';
import { readFileSync } from 'node:fs';
import zlib from 'node:zlib';
import { DEFAULT_MAX_INFLATED_BYTES, readProfile } from '../../src/formats/readProfile';
import type { Profile } from '../../src/model/profile';
import { succeed, type Reply } from '../../src/protocol/reply';
import type { TextCommand, TextPage } from '../../src/protocol/textRequests';
import { OpenView } from '../../src/report/openView';
import { tagsHandlers } from '../../src/server/tagsHandlers';
import { textHandlers } from '../../src/server/textHandlers';
import type { ScriptedReports } from './host/scriptedReports';

const PROFILES = path.resolve(import.meta.dirname, '../fixtures/profiles');
const COMMANDS: readonly TextCommand[] = ['top', 'tree', 'traces', 'tags', 'peek'];
const view = { profile: 0, sampleType: 0 };

export function recordedReports(file = 'goroutine.after.go1.26.pb.gz'): ScriptedReports {
  const outcome = readProfile(readFileSync(path.join(PROFILES, file)), {
    maxInflatedBytes: DEFAULT_MAX_INFLATED_BYTES,
    zlib,
  });
  if (!outcome.ok) throw new Error(outcome.message);
  return reportsOf(outcome.profile);
}

export function reportsOf(profile: Profile): ScriptedReports {
  const opened = new OpenView(profile, 0, 'plain');
  const store = { view: () => succeed(opened) };
  const rows = { filter: '', offset: 0, limit: 2000 };
  const tags = valueOf(tagsHandlers(store)['pprofLens/tags']({ view, folded: [], ...rows }));
  const text = textHandlers(store)['pprofLens/text'];
  const texts = COMMANDS.map((command): [TextCommand, TextPage] => {
    const page = valueOf(text({ view, command, argument: command === 'peek' ? '.' : '', ...rows }));
    if (page.kind !== 'page') throw new Error('Expected a page.');
    return [command, page];
  });
  return { tags: tags.lines, texts: Object.fromEntries(texts) };
}

function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.problem.message);
  return reply.value;
}
