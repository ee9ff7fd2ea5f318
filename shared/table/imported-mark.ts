/**
 * Attribute of a row that `npm run import` wrote into a table with a stream: the id of the export it is from. Functions
 * that follow the stream are not woken by its INSERT (infra/parts/without-imported.ts).
 */
export const importedMark = 'imported';
