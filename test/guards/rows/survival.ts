import type { Entry } from '../guard.ts';

const stored = 'test/store/survival.test.ts';

/** What an export must not give away, and an import must not do. */
export const survivalGuards: readonly Entry[] = [
  {
    row: 'export-read',
    in: 'infra/survival/export-files.ts',
    guard: 'const sealed = await sealFile(publicKey, placeOf(exportId, name), content);',
    without:
      "const { gunzipSync } = await import('node:zlib'); await sealFile(publicKey, placeOf(exportId, name), content); const sealed = gunzipSync(content);",
    shownBy: stored,
    test: 'gives nothing back to whoever has the folder alone',
  },
  {
    row: 'export-read',
    in: 'infra/survival/export-key.ts',
    guard: "if (first.equals(second)) throw new Error('The two shares are the same one');",
    without: '',
    shownBy: stored,
    test: 'does not open by one share',
  },
  {
    row: 'export-forged',
    in: 'infra/survival/export-files.ts',
    guard: 'if (sealed.length !== bytes || checksum(sealed) !== sha256)',
    without: 'if (sealed.length === -1)',
    shownBy: stored,
    test: 'is refused by name, and nothing is written',
  },
  {
    row: 'export-forged',
    in: 'infra/survival/read-export.ts',
    guard: 'isAsWritten(manifest, value)',
    without: 'value !== undefined',
    shownBy: stored,
    test: 'is refused by name, and nothing is written',
  },
  {
    row: 'export-forged',
    in: 'infra/survival/read-export.ts',
    guard: 'fingerprint(value, manifest.exportId) !== seen',
    without: 'seen === undefined',
    shownBy: stored,
    test: 'is refused where a secret of its rows is another',
  },
  {
    row: 'import-alerts-again',
    in: 'infra/survival/as-new.ts',
    guard: 'return table.stream ? { ...free, [importedMark]: { S: exportId } } : free;',
    without: 'return exportId ? free : row;',
    shownBy: stored,
    test: 'free of the streams it came from',
  },
  {
    row: 'import-alerts-again',
    in: 'infra/survival/as-new.ts',
    guard: 'const free = streamMarks.get(table)?.(row) ?? row;',
    without: 'const free = streamMarks.size > 0 ? row : row;',
    shownBy: stored,
    test: 'free of the streams it came from',
  },
  {
    row: 'import-alerts-again',
    in: 'infra/parts/without-imported.ts',
    guard: "if (!kinds.includes('INSERT')) return [pattern];",
    without: 'return [pattern];',
    shownBy: 'test/infra/imported-rows.test.ts',
    test: 'wake no function that follows a stream',
  },
];
