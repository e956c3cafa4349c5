/** Every id that `package.json` and the code share; a test holds the two against each other. */

export const EXTENSION_ID = 'pprof-lens.pprof-lens';

export const COMMANDS = {
  fetchGoroutine: 'pprofLens.fetchGoroutine',
  fetchHeap: 'pprofLens.fetchHeap',
  fetchMemoryText: 'pprofLens.fetchMemoryText',
  fetchAllocs: 'pprofLens.fetchAllocs',
  fetchCpu: 'pprofLens.fetchCpu',
  fetchBlock: 'pprofLens.fetchBlock',
  fetchMutex: 'pprofLens.fetchMutex',
  fetchThreadcreate: 'pprofLens.fetchThreadcreate',
  fetchGoroutineLeak: 'pprofLens.fetchGoroutineLeak',
  fetchProfile: 'pprofLens.fetchProfile',
  fetchAgain: 'pprofLens.fetchAgain',
  chooseTarget: 'pprofLens.chooseTarget',
  openProfile: 'pprofLens.openProfile',
  showPanel: 'pprofLens.showPanel',
  splitPanel: 'pprofLens.splitPanel',
  exportReport: 'pprofLens.exportReport',
  goBack: 'pprofLens.goBack',
  goForward: 'pprofLens.goForward',
  openPrompt: 'pprofLens.openPrompt',
  showProfile: 'pprofLens.showProfile',
  setBase: 'pprofLens.setBase',
  compareWith: 'pprofLens.compareWith',
  clearBase: 'pprofLens.clearBase',
  selectSampleType: 'pprofLens.selectSampleType',
  revealProfile: 'pprofLens.revealProfile',
  deleteProfile: 'pprofLens.deleteProfile',
  toggleAnnotations: 'pprofLens.toggleAnnotations',
  clearAnnotations: 'pprofLens.clearAnnotations',
  showSourceMappings: 'pprofLens.showSourceMappings',
  openPlace: 'pprofLens.openPlace',
  showOutput: 'pprofLens.showOutput',
  watchTarget: 'pprofLens.watchTarget',
  stopWatching: 'pprofLens.stopWatching',
  showLeaks: 'pprofLens.showLeaks',
  copyLeaks: 'pprofLens.copyLeaks',
  acceptLeak: 'pprofLens.acceptLeak',
  openLeak: 'pprofLens.openLeak',
  showDumpGroup: 'pprofLens.dump.showGroup',
  goToDumpCreator: 'pprofLens.dump.goToCreator',
  onlyMyCode: 'pprofLens.dump.onlyMyCode',
} as const;

export const SETTINGS = {
  section: 'pprofLens',
  annotationStyle: 'annotations.style',
  codeLens: 'codeLens.enabled',
  saveDirectory: 'saveDirectory',
  sourcePaths: 'sourcePaths',
  cpuSeconds: 'cpuSeconds',
  timeoutSeconds: 'timeoutSeconds',
  maxDownloadMegabytes: 'maxDownloadMegabytes',
  watchSeconds: 'watch.intervalSeconds',
  watchMemory: 'watch.memory',
  acceptedLeaks: 'leaks.accepted',
} as const;

export const VIEWS = {
  container: 'pprofLens',
  profiles: 'pprofLens.profiles',
  panel: 'pprofLens.panel',
  statusBar: 'pprofLens.shown',
} as const;

export const CONTEXT_KEYS = {
  hasProfile: 'pprofLens.hasProfile',
  hasBase: 'pprofLens.hasBase',
  isWatching: 'pprofLens.isWatching',
  hasVerdict: 'pprofLens.hasVerdict',
} as const;

export const LANGUAGES = { goroutineDump: 'goroutine-dump' } as const;

/** Theme colours of the eight heat steps, cold to hot, and of lines that are stale. */
export const HEAT_COLORS = [1, 2, 3, 4, 5, 6, 7, 8].map((step) => `pprofLens.heat${step}`);
export const STALE_COLOR = 'pprofLens.stale';
