/** What the module exports. Addresses are bytes of its memory, and columns lie there as they lie in typed arrays. */
export { allocate, release } from './memory';
export { listBytes, sumStacks } from './sumStacks';
export { clearEdges, countEdges, edgeCapacity, edgeCount, edgeEntries, newEdges } from './countEdges';
export { translateStacks } from './translateStacks';
export { readSamples, rowsRead, stackRead, labelsRead, largestRead } from './readSamples';
export { hashStrings } from './hashStrings';
export { readFunctions, readLocations, readStrings, tablePartsRead, tableRowsRead } from './readTables';
export { firstUses } from './firstUses';
export { beginStrings, numberStrings } from './numberStrings';
