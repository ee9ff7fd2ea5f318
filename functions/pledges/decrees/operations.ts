import * as z from 'zod/mini';
import { decreeFields, linesField, scopePath } from '../../../shared/decrees/desk-forms.ts';
import { asking, deciding, showing } from '../../../shared/decrees/desk-operations.ts';
import { operation } from '../../../shared/operation/operation.ts';
import { signedIn } from '../../../shared/operation/who.ts';

const ofNation = { who: signedIn({ admin: 'nation', oversight: 'nation' }) };
const ofDecrees = { entry: 'pledges/decrees/pledge-decrees', kind: 'api' } as const;

/** What two people decide of the pledge register without a release. */
export const pledgeDecreeOperations = {
  showPledgePhases: operation({
    ...ofDecrees,
    ...showing,
    path: '/v1/decrees/pledge-phases',
    says: 'When pledges are taken, of the nation or of a region: what holds, what waits for a second person, and who decided before',
    more: 'The own scope unless `scope` says another. The history is added to and never changed.',
  }),
  askPledgePhases: operation({
    ...ofDecrees,
    ...asking,
    path: '/v1/decrees/pledge-phases/{scope}',
    says: 'Ask for other phases; they hold once another person agrees',
    more: 'For admins whose scope covers it. All phases of the scope are replaced, from `validFrom` on and not before a second person agreed. `step: preview` asks nothing and says what would follow.',
    takes: {
      path: scopePath,
      body: z.strictObject({ ...decreeFields, phases: linesField(4000) }),
      example: {
        version: 0,
        validFrom: '2026-09-01',
        phases: 'Ikrar sebelum kampanye: 1 September 2026 – 24 September 2026 pukul 16.00',
        step: 'preview',
      },
    },
  }),
  decidePledgePhases: operation({
    ...ofDecrees,
    ...deciding,
    path: '/v1/decrees/pledge-phases/{scope}/changes/{changeId}/decision',
    says: 'Agree to phases, which then hold, or reject them',
    more: 'Another person than who asked agrees, within a day; who asked can reject it themselves.',
  }),
  showPledgeTexts: operation({
    ...ofDecrees,
    ...showing,
    ...ofNation,
    path: '/v1/decrees/pledge-texts',
    says: 'The words sworn, and those that two people decided for later',
    more: 'Of the nation: a text may be kept to some regions. The history is added to and never changed.',
  }),
  askPledgeText: operation({
    ...ofDecrees,
    ...asking,
    who: signedIn({ admin: 'nation' }),
    path: '/v1/decrees/pledge-texts/{scope}',
    says: 'Ask for new words; they are sworn from a later day on, once another person agrees',
    more: 'For admins of the nation (`ID`). It is the next version, under the SHA-256 of its Indonesian words, which the answer of `step: preview` says. Texts of before stay: receipts upon them prove themselves as ever.',
    takes: {
      path: scopePath,
      body: z.strictObject({
        ...decreeFields,
        opening: linesField(600),
        points: linesField(4000),
        closing: linesField(600),
        openingEn: linesField(600),
        pointsEn: linesField(4000),
        closingEn: linesField(600),
        regions: z.optional(linesField(6000)),
      }),
      example: {
        version: 0,
        validFrom: '2026-10-01',
        opening: 'Kami, pegawai pemerintah daerah, berikrar:',
        points: 'netral dalam pemilihan;',
        closing: 'Demikian ikrar ini kami ucapkan.',
        openingEn: 'We, employees of the regional government, pledge:',
        pointsEn: 'to be neutral in the election;',
        closingEn: 'So we pledge.',
        step: 'preview',
      },
    },
  }),
  showWitnessOffices: operation({
    ...ofDecrees,
    ...showing,
    ...ofNation,
    path: '/v1/decrees/witness-offices',
    says: 'The offices that may witness ceremonies, and what two people decided for later',
    more: 'For the whole nation (`ID`). The history is added to and never changed.',
  }),
  askWitnessOffices: operation({
    ...ofDecrees,
    ...asking,
    who: signedIn({ admin: 'nation' }),
    path: '/v1/decrees/witness-offices/{scope}',
    says: 'Ask for other offices that may witness; they hold once another person agrees',
    more: 'For admins of the nation; `scope` is `ID`. An office of now without a line is offered for no new witness; those named already stay. `step: preview` asks nothing and says what would follow.',
    takes: {
      path: scopePath,
      body: z.strictObject({ ...decreeFields, offices: linesField(8000) }),
      example: {
        version: 0,
        offices: 'KPU: Komisi Pemilihan Umum | Election commission',
        step: 'preview',
      },
    },
  }),
  decideWitnessOffices: operation({
    ...ofDecrees,
    ...deciding,
    ...ofNation,
    path: '/v1/decrees/witness-offices/{scope}/changes/{changeId}/decision',
    says: 'Agree to other offices that may witness, or reject them',
    more: 'Another person of the nation than who asked agrees, within a day; who asked can reject it themselves.',
  }),
  showRegionUnits: operation({
    ...ofDecrees,
    ...showing,
    path: '/v1/decrees/units',
    says: 'The units of a region: what holds, what waits for a second person, and who decided before',
    more: 'Of one region: the own scope unless `scope` says another. `lines` names every unit, closed ones too. The history is added to and never changed.',
  }),
  askRegionUnits: operation({
    ...ofDecrees,
    ...asking,
    path: '/v1/decrees/units/{scope}',
    says: 'Ask for changes to the units of a region; they hold once another person agrees',
    more: 'For admins whose scope covers the region. Up to 40 changes, one a line: a unit is added, renamed, called something else besides, put under others, or closed. All of them are made or none. A code never changes and is used for no other unit; a closed unit takes no new pledge or report, and what is stored under it stays. `step: preview` asks nothing and says what would follow.',
    takes: {
      path: scopePath,
      body: z.strictObject({ ...decreeFields, changes: linesField(8000) }),
      example: {
        version: 0,
        validFrom: '2026-09-07',
        changes: 'tambah SDN-7: SD Negeri 7 Gedong Tataan | di bawah DISDIK | jenis sekolah',
        step: 'preview',
      },
    },
  }),
  decideRegionUnits: operation({
    ...ofDecrees,
    ...deciding,
    path: '/v1/decrees/units/{scope}/changes/{changeId}/decision',
    says: 'Agree to changes of units, which then hold, or reject them',
    more: 'Another person than who asked agrees, within a day; who asked can reject it themselves.',
  }),
  decidePledgeText: operation({
    ...ofDecrees,
    ...deciding,
    ...ofNation,
    path: '/v1/decrees/pledge-texts/{scope}/changes/{changeId}/decision',
    says: 'Agree to new words, or reject them',
    more: 'Another person of the nation than who asked agrees, within a day and before the day they begin.',
  }),
};
