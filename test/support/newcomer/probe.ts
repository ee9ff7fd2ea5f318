// Runs in a copy of the project where a newcomer's tasks are done: says as JSON what has come of them.
import { operations } from '../../../functions/operations.ts';
import { casesAsCsv } from '../../../functions/reports/cases/export-cases.ts';
import { detailsInWords } from '../../../functions/reports/cases/pages/case-words.ts';
import { completeness } from '../../../functions/reports/intake/completeness.ts';
import { renderReport } from '../../../functions/reports/intake/pages/report.tsx';
import { questions } from '../../../functions/reports/intake/questions.ts';
import { mappedFields } from '../../../functions/reports/sources/map-payload.ts';
import { sourceOperations } from '../../../functions/reports/sources/operations.ts';
import { schemeNames } from '../../../functions/reports/sources/schemes/list.ts';
import { buildOpenApi } from '../../../infra/openapi/build.ts';

const document = JSON.stringify(buildOpenApi());
const frame = { base: '', lang: 'id', path: '/lapor', stylesheet: '' } as const;
const page = renderReport({
  frame,
  questions: [...questions],
  filled: { values: {}, errors: [] },
  idempotencyKey: 'k',
  unitGroups: {},
  complete: completeness({}, '2026-11-29', { state: 'unknown' } as never),
});
const detail = (readBy: 'officersLabel' | 'bawasluLabel') =>
  detailsInWords({ witnessCount: '3' }, readBy).map(({ label, value }) => [label.id, value.id]);

console.log(
  JSON.stringify({
    operation: {
      served: operations.some(({ name }) => name === 'readZone'),
      documented: document.includes('"/v1/regions/{region}/zone"'),
    },
    question: {
      asked: page.includes('name="witnessCount"'),
      documented: document.includes('"witnessCount"'),
      file: detail('officersLabel'),
      pdf: detail('bawasluLabel'),
      csv: casesAsCsv([], 0).includes('jumlahSaksi'),
      mapped: mappedFields.includes('witnessCount'),
    },
    provider: {
      known: schemeNames.map(String).includes('tally-forms'),
      documented: document.includes('tally-signature') && 'putSource' in sourceOperations,
    },
  }),
);
