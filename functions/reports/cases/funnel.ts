import * as z from 'zod/mini';
import type { Words } from '../../../shared/page/frame.ts';
import { laneRules } from '../lanes.ts';
import { sanctions } from './case-moves.ts';
import { isOverdue, type Case } from './case.ts';

const count = z.int();
const kinds = sanctions.map(({ kind }) => kind);

const findingsShape = z.object({ checked: count, referred: count, sanctioned: count });
const noFindings = { checked: 0, referred: 0, sanctioned: 0 };

/** How many cases of a region got how far. Numbers only; what each means is in `funnelDefinitions`. */
export const funnelShape = z.object({
  received: count,
  named: count,
  checked: count,
  verified: count,
  referred: count,
  decided: count,
  sanctioned: z.record(z.enum(kinds), count),
  notProven: count,
  withdrawn: count,
  outOfScope: count,
  open: z.object({ underWeek: count, underMonth: count, older: count }),
  overdue: count,
  /** Of a count of before: 0. */
  foundBySweep: z._default(count, 0),
  /** Of a count of before: 0. */
  toComplete: z._default(count, 0),
  /** Findings, once somebody else than their finder has checked them; of a count of before: none. */
  findings: z._default(findingsShape, noFindings),
});
export type Funnel = z.infer<typeof funnelShape>;
export const funnelNames = z.keyof(funnelShape);

/** The funnel of a region as it was counted at a moment. */
export const regionFunnelShape = z.extend(funnelShape, {
  region: z.string(),
  /** Milliseconds since the epoch. */
  countedAt: z.number(),
  /** Ends that somebody above should have looked at by then; of a count of before: 0. */
  reviewsOverdue: z._default(count, 0),
});
export type RegionFunnel = z.infer<typeof regionFunnelShape>;

/** What each number of the funnel counts, to be shown beside it. */
export const funnelDefinitions: Record<keyof Funnel, Words> = {
  received: {
    id: 'Laporan dan informasi awal yang diterima dan masih disimpan, dari semua jalur.',
    en: 'Reports and leads received and still stored, through every channel.',
  },
  named: {
    id: 'Di antaranya yang sekarang memuat nama pelapor.',
    en: 'Of these, those with the reporter’s name now.',
  },
  checked: {
    id: 'Yang kelengkapannya pernah diperiksa.',
    en: 'Those whose completeness was ever checked.',
  },
  verified: {
    id: 'Yang pernah dinyatakan terverifikasi oleh satgas.',
    en: 'Those the task force ever found verified.',
  },
  referred: {
    id: 'Yang pernah diteruskan kepada Bawaslu, BKN, atau PPK; satu kasus dihitung sekali.',
    en: 'Those ever passed on to Bawaslu, BKN or the PPK; a case counts once.',
  },
  decided: {
    id: 'Yang putusannya pernah dicatat.',
    en: 'Those whose decision was ever noted.',
  },
  sanctioned: {
    id: 'Yang berakhir dengan sanksi, menurut jenis sanksi terakhir.',
    en: 'Those that ended in a sanction, by the kind of the last one.',
  },
  notProven: { id: 'Yang berakhir tidak terbukti.', en: 'Those that ended as not proven.' },
  withdrawn: {
    id: 'Yang berakhir karena ditarik pelapor.',
    en: 'Those that ended because the reporter withdrew.',
  },
  outOfScope: {
    id: 'Yang berakhir karena di luar wewenang satgas.',
    en: 'Those that ended as outside the task force’s remit.',
  },
  open: {
    id: 'Yang belum ditutup, menurut umur sejak diterima: di bawah 7 hari, di bawah 30 hari, lebih lama.',
    en: 'Those not closed, by age since receipt: under 7 days, under 30 days, older.',
  },
  overdue: {
    id: 'Yang belum ditutup dan sudah lewat tenggatnya.',
    en: 'Those not closed and past their deadline.',
  },
  foundBySweep: {
    id: 'Yang kasusnya baru dibuat oleh pemeriksaan tiap jam, karena sampai saat itu belum ada yang membuatnya.',
    en: 'Those whose case was made by the hourly sweep, because nothing had made it until then.',
  },
  toComplete: {
    id: 'Pesan bebas (petunjuk awal) yang belum dilengkapi siapa pun, terbuka atau sudah ditutup. Belum dihitung sebagai laporan dalam angka lain, kecuali lewat tenggat; begitu dilengkapi atau diperiksa, ia menjadi laporan.',
    en: 'Messages in free words (hints) that nobody has completed, open or closed. They count as no report in any other number but those past their deadline; once completed or checked, one is a report.',
  },
  findings: {
    id: 'Temuan petugas sendiri, dihitung terpisah: yang sudah diperiksa orang lain, di antaranya yang diteruskan dan yang berakhir dengan sanksi. Tidak termasuk angka lain, kecuali lewat tenggat; sebelum diperiksa orang lain tidak dihitung.',
    en: 'Findings of officers themselves, counted apart: those that somebody else has checked, of these those passed on, and those that ended in a sanction. In no other number but those past their deadline; not counted before somebody else has checked them.',
  },
};

/** A funnel of no case at all. */
export const emptyFunnel = (): Funnel => ({
  received: 0,
  named: 0,
  checked: 0,
  verified: 0,
  referred: 0,
  decided: 0,
  sanctioned: Object.fromEntries(kinds.map((kind) => [kind, 0])) as Funnel['sanctioned'],
  notProven: 0,
  withdrawn: 0,
  outOfScope: 0,
  open: { underWeek: 0, underMonth: 0, older: 0 },
  overdue: 0,
  foundBySweep: 0,
  toComplete: 0,
  findings: noFindings,
});

const dayMs = 86_400_000;
const endings = {
  'not-proven': 'notProven',
  withdrawn: 'withdrawn',
  'out-of-scope': 'outOfScope',
} as const;

/** Counts one more case, at a moment in milliseconds. */
export const counted = (funnel: Funnel, kept: Case, now: number): Funnel => {
  const { outcome, sanction, lane, reached, state } = kept;
  if (laneRules[lane].countsAs === 'finding') return findingCounted(funnel, kept, now);
  if (isHint(kept)) return hintCounted(funnel, kept, now);
  const next = { ...funnel, received: funnel.received + 1 };
  if (laneRules[lane].hasIdentity) next.named += 1;
  if (kept.foundAt !== undefined) next.foundBySweep += 1;
  for (const step of ['checked', 'verified', 'referred', 'decided'] as const)
    if (reached[step] !== undefined) next[step] += 1;
  if (outcome === 'sanctioned' && sanction)
    next.sanctioned = { ...next.sanctioned, [sanction]: next.sanctioned[sanction] + 1 };
  else if (outcome !== undefined && outcome !== 'sanctioned') next[endings[outcome]] += 1;
  if (state === 'closed') return next;
  const age = now - kept.receivedAt;
  const group = age < 7 * dayMs ? 'underWeek' : age < 30 * dayMs ? 'underMonth' : 'older';
  next.open = { ...next.open, [group]: next.open[group] + 1 };
  if (isOverdue(kept, now)) next.overdue += 1;
  return next;
};

/** Free words that nobody has completed, nor gone on with: whoever sends many makes no number of reports grow. */
const isHint = ({ toComplete, reached }: Case): boolean =>
  toComplete !== undefined && reached['checked'] === undefined;

const hintCounted = (funnel: Funnel, kept: Case, now: number): Funnel => ({
  ...funnel,
  toComplete: funnel.toComplete + 1,
  overdue: funnel.overdue + overdueOf(kept, now),
});

/** Whoever finds much makes no number grow: a finding counts once another has checked it, which its finder cannot. */
const findingCounted = (funnel: Funnel, kept: Case, now: number): Funnel => {
  const { checked, referred, sanctioned } = funnel.findings;
  const one = (is: boolean): number => (is && kept.reached['checked'] !== undefined ? 1 : 0);
  return {
    ...funnel,
    overdue: funnel.overdue + overdueOf(kept, now),
    findings: {
      checked: checked + one(true),
      referred: referred + one(kept.reached['referred'] !== undefined),
      sanctioned: sanctioned + one(kept.outcome === 'sanctioned'),
    },
  };
};

const overdueOf = (kept: Case, now: number): number =>
  kept.state !== 'closed' && isOverdue(kept, now) ? 1 : 0;

/** The sum of some funnels. */
export const summed = (funnels: Funnel[]): Funnel =>
  funnels.reduce((sum, one) => sumOf(sum, one), emptyFunnel());

const sumOf = (a: Funnel, b: Funnel): Funnel => ({
  received: a.received + b.received,
  named: a.named + b.named,
  checked: a.checked + b.checked,
  verified: a.verified + b.verified,
  referred: a.referred + b.referred,
  decided: a.decided + b.decided,
  sanctioned: Object.fromEntries(
    kinds.map((kind) => [kind, a.sanctioned[kind] + b.sanctioned[kind]]),
  ) as Funnel['sanctioned'],
  notProven: a.notProven + b.notProven,
  withdrawn: a.withdrawn + b.withdrawn,
  outOfScope: a.outOfScope + b.outOfScope,
  open: {
    underWeek: a.open.underWeek + b.open.underWeek,
    underMonth: a.open.underMonth + b.open.underMonth,
    older: a.open.older + b.open.older,
  },
  overdue: a.overdue + b.overdue,
  foundBySweep: a.foundBySweep + b.foundBySweep,
  toComplete: a.toComplete + b.toComplete,
  findings: {
    checked: a.findings.checked + b.findings.checked,
    referred: a.findings.referred + b.findings.referred,
    sanctioned: a.findings.sanctioned + b.findings.sanctioned,
  },
});
