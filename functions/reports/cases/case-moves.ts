import type { DeadlineStepName } from '../law/deadline-rules.ts';
import type { Words } from '../../../shared/page/frame.ts';
import type { AuthorityName } from '../law/successors.ts';

export { authorities, type AuthorityName } from '../law/successors.ts';

/** The states of a case; what they mean to the reporter is in follow-up/stage-words.ts. */
export const caseStates = [
  'received',
  'checked',
  'asked',
  'verified',
  'referred',
  'decided',
  'sanctioned',
  'not-proven',
  'withdrawn',
  'out-of-scope',
  'closed',
] as const;
export type CaseState = (typeof caseStates)[number];

/** Who moves a case: a role of the satgas, the reporter by what they do, who reviews above the region how it ended, or the authority it went to. */
export type Mover = 'officer' | 'chair' | 'reporter' | 'reviewer' | 'authority';

/** What became of a proven case; 'blocked-data' is what BKN does while the PPK does nothing. */
export const sanctions = [
  { kind: 'moral', id: 'Sanksi moral', en: 'Moral sanction' },
  { kind: 'medium', id: 'Hukuman disiplin sedang', en: 'Medium discipline' },
  { kind: 'heavy', id: 'Hukuman disiplin berat', en: 'Heavy discipline' },
  { kind: 'dismissal', id: 'Pemberhentian', en: 'Dismissal' },
  { kind: 'blocked-data', id: 'Data kepegawaian diblokir', en: 'Staff data blocked' },
] as const;
export type Sanction = (typeof sanctions)[number]['kind'];

/** Fields a move may require besides its name. */
export const needs = ['reason', 'question', 'authority', 'registerNumber', 'sanction'] as const;
export type Need = (typeof needs)[number];

export type Given = {
  by: Mover;
  reason?: string | undefined;
  /** Put to the reporter in the message box. */
  question?: string | undefined;
  authority?: AuthorityName | undefined;
  registerNumber?: string | undefined;
  sanction?: Sanction | undefined;
  /** The state in which the reporter was asked: the one to return to. */
  askedIn?: CaseState | undefined;
};

export type Move = {
  name: string;
  label: Words;
  from: readonly CaseState[];
  to: CaseState | 'as-before-asking';
  needs: readonly Need[];
  who: readonly Mover[];
  /** What the move does to the clock: 'keeps' leaves the running deadline as it is. */
  clock: 'starts' | 'stops' | 'resumes' | 'keeps' | 'ends';
  /** The deadline that starts; of a referral, by whom it went to. */
  starts?: DeadlineStepName | Record<AuthorityName, DeadlineStepName>;
};

const satgas = ['officer', 'chair'] as const;

/** The move by which whoever reviews the end of a case takes it back; nobody else can make it. */
export const reopenReviewed = 'reopen-reviewed';

type Row = Partial<Move> & Pick<Move, 'from' | 'to'>;

/** A row of the table: by the satgas, needing nothing, and starting a deadline, unless the row has it otherwise. */
const move = <const N extends string>(name: N, id: string, en: string, row: Row) =>
  ({
    ...{ name, label: { id, en }, needs: [], who: satgas, clock: 'starts' },
    ...row,
  }) as const satisfies Move;

/** Every move of a case: a row here, and nothing else, decides what may follow what. */
export const moves = [
  move('check', 'Kelengkapan sudah diperiksa', 'Completeness checked', {
    from: ['received'],
    to: 'checked',
    starts: 'verify',
  }),
  move('ask', 'Tanya pelapor', 'Ask the reporter', {
    from: ['received', 'checked', 'verified'],
    to: 'asked',
    needs: ['question'],
    clock: 'stops',
  }),
  move('back', 'Pelapor menjawab', 'The reporter answered', {
    from: ['asked'],
    to: 'as-before-asking',
    who: ['reporter'],
    clock: 'resumes',
  }),
  move('go-on', 'Lanjutkan tanpa jawaban', 'Go on without an answer', {
    from: ['asked'],
    to: 'as-before-asking',
    needs: ['reason'],
    clock: 'resumes',
  }),
  move('verify', 'Terverifikasi', 'Verified', {
    from: ['checked'],
    to: 'verified',
    needs: ['reason'],
    starts: 'refer',
  }),
  move('refer', 'Teruskan', 'Pass on', {
    from: ['verified', 'referred'],
    to: 'referred',
    needs: ['authority'],
    starts: { bawaslu: 'bawaslu-study', bkn: 'referral-followed-up', ppk: 'referral-followed-up' },
  }),
  move('hand-over', 'Diserahkan kepada Bawaslu', 'Handed over to Bawaslu', {
    from: ['verified', 'referred'],
    to: 'referred',
    ...{ needs: ['authority'], who: ['authority'] },
    starts: 'bawaslu-study',
  }),
  move('register', 'Catat nomor register', 'Note the register number', {
    from: ['referred'],
    to: 'referred',
    needs: ['authority', 'registerNumber'],
    who: [...satgas, 'authority'],
    starts: {
      bawaslu: 'bawaslu-decides',
      bkn: 'referral-followed-up',
      ppk: 'referral-followed-up',
    },
  }),
  move('decide', 'Catat putusan', 'Note the decision', {
    from: ['referred'],
    to: 'decided',
    needs: ['authority', 'reason'],
    starts: 'sanction-carried-out',
  }),
  move('sanction', 'Catat sanksi', 'Note the sanction', {
    from: ['decided', 'sanctioned'],
    to: 'sanctioned',
    needs: ['sanction'],
    starts: 'close',
  }),
  move('not-prove', 'Tidak terbukti', 'Not proven', {
    from: ['checked', 'verified', 'decided'],
    to: 'not-proven',
    needs: ['reason'],
    starts: 'close',
  }),
  move('rule-out', 'Di luar wewenang', 'Out of scope', {
    from: ['received', 'checked', 'verified'],
    to: 'out-of-scope',
    needs: ['reason'],
    starts: 'close',
  }),
  move('withdraw', 'Ditarik pelapor', 'Withdrawn by the reporter', {
    from: ['received', 'checked', 'asked', 'verified'],
    to: 'withdrawn',
    who: ['reporter'],
    starts: 'close',
  }),
  move('keep-as-lead', 'Telusuri sebagai informasi awal', 'Look into it as a lead', {
    from: ['withdrawn'],
    to: 'checked',
    needs: ['reason'],
    starts: 'verify',
  }),
  move('close', 'Tutup', 'Close', {
    from: ['sanctioned', 'not-proven', 'withdrawn', 'out-of-scope'],
    to: 'closed',
    clock: 'ends',
  }),
  move('reopen', 'Buka kembali', 'Reopen', {
    from: ['closed'],
    to: 'checked',
    needs: ['reason'],
    starts: 'verify',
  }),
  move(reopenReviewed, 'Dibuka kembali setelah ditinjau', 'Reopened upon review', {
    from: ['not-proven', 'out-of-scope', 'closed'],
    to: 'checked',
    needs: ['reason'],
    who: ['reviewer'],
    starts: 'verify',
  }),
];
export type MoveName = (typeof moves)[number]['name'];

/** The moves that somebody of the satgas may ask for by name. */
export const movesOfSatgas = moves.filter(({ who }) =>
  who.some((one) => one === 'officer' || one === 'chair'),
);

/** The deadline of a case that has just been received. */
export const firstDeadline: DeadlineStepName = 'check-completeness';
/** The first of a lead of which only free words are known. */
export const completeDeadline: DeadlineStepName = 'complete-lead';

export type Moved =
  | { ok: true; to: CaseState }
  | {
      ok: false;
      reason: 'no-such-move' | 'not-from-here' | 'not-yours' | 'missing';
      missing: Need[];
    };

/** Whether a move may be made from a state with these fields, and where it leads. */
export const moveCase = (state: CaseState, move: string, given: Given): Moved => {
  const found = moveNamed(move);
  if (!found) return refused('no-such-move');
  if (!found.who.includes(given.by)) return refused('not-yours');
  if (!found.from.includes(state)) return refused('not-from-here');
  const missing = found.needs.filter((need) => !given[need]?.trim());
  if (missing.length > 0) return refused('missing', missing);
  return { ok: true, to: found.to === 'as-before-asking' ? backTo(given) : found.to };
};

/** The deadline a move starts, if it starts one. */
export const deadlineStartedBy = (move: string, given: Given): DeadlineStepName | undefined => {
  const starts = moveNamed(move)?.starts;
  if (typeof starts !== 'object') return starts;
  return given.authority && starts[given.authority];
};

/** The moves somebody may make from a state, in the order a page offers them. */
export const movesFrom = (state: CaseState, by: Mover): Move[] =>
  moves.filter(({ from, who }) => from.includes(state) && who.includes(by));

const moveNamed = (name: string): Move | undefined => moves.find((one) => one.name === name);

/** Only a state in which the reporter can be asked can be returned to. */
const backTo = ({ askedIn }: Given): CaseState => {
  const askable = moveNamed('ask')?.from ?? [];
  return askedIn && askable.includes(askedIn) ? askedIn : 'checked';
};

type Why = Exclude<Moved, { ok: true }>['reason'];
const refused = (reason: Why, missing: Need[] = []): Moved => ({ ok: false, reason, missing });
