/** What server and host say of each function of a profile, with sources that a test has. */
import path from 'node:path';
import { readFileSync } from 'node:fs';
import zlib from 'node:zlib';
import { DEFAULT_MAX_INFLATED_BYTES, readProfile } from '../../src/formats/readProfile';
import type { ListedSource, PanelListing } from '../../src/protocol/listRequests';
import { functionListing } from '../../src/report/list/functionListing';
import { OpenView } from '../../src/report/openView';
import { peekPage } from '../../src/report/peek/peekPage';
import type { ScriptedFunctions } from './host/scriptedFunctions';

const ROOT = path.resolve(import.meta.dirname, '../..');
const RECORDING = path.join(ROOT, 'examples/leakdemo/recordings/leak_demo/1-1000/goroutine.pb.gz');

/** The source of the example by its base name; of all other files there is none. */
export type SourceOf = (fileName: string) => ListedSource;

export function recordedView(): OpenView {
  const outcome = readProfile(readFileSync(RECORDING), {
    maxInflatedBytes: DEFAULT_MAX_INFLATED_BYTES,
    zlib,
  });
  if (!outcome.ok) throw new Error(outcome.message);
  return new OpenView(outcome.profile, 0, 'plain');
}

export function functionsOf(view: OpenView, sourceOf: SourceOf = missingSource): ScriptedFunctions {
  const names = ['', ...view.top.rows.map(({ name }) => name)];
  const peeks = names.map(
    (name) => [name, peekPage(view, { functionName: name, offset: 0, limit: 5000 })] as const,
  );
  const listings = names.map((name) => [name, listingOf(view, name, sourceOf)] as const);
  return { peeks: Object.fromEntries(peeks), listings: Object.fromEntries(listings) };
}

export function missingSource(fileName: string): ListedSource {
  const why = `${fileName} was not found on this machine. Add the folder that holds it to the workspace, or say in the setting pprofLens.sourcePaths where it lies.`;
  return { kind: 'missing', why, remedy: 'find' };
}

function listingOf(view: OpenView, name: string, sourceOf: SourceOf): PanelListing {
  const listing = functionListing(view, name);
  const paths = [...new Set(listing.routines.map(({ recordedPath }) => recordedPath))];
  return {
    ...listing,
    routines: listing.routines.map(({ recordedPath, ...routine }) => ({
      ...routine,
      fileName: path.posix.basename(recordedPath),
      source: paths.indexOf(recordedPath),
    })),
    sources: paths.map((recorded) => sourceOf(path.posix.basename(recorded))),
  };
}
