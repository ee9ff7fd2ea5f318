import type { Answer } from '../../functions/reports/answers/answer.ts';
import { leadLinks } from '../../functions/reports/answers/lead-links.ts';
import { planAnswer } from '../../functions/reports/answers/plan-answer.ts';
import type { Quarantined, RawBody } from '../../functions/reports/sources/quarantined.ts';
import type { RecentDelivery } from '../../functions/reports/sources/recent.ts';
import { receiveWebhook } from '../../functions/reports/sources/receive-webhook.ts';
import type { Source } from '../../functions/reports/sources/source.ts';
import type { ReadFromProvider } from '../../functions/reports/sources/take-item.ts';
import { codeOfSlip } from '../../functions/reports/slips/slip.ts';
import type { ReportStore } from '../../functions/reports/intake/report-store.ts';
import { submitReport } from '../../functions/reports/intake/submit-report.ts';
import { memoryReports } from './builders.ts';
import { demoCampaign } from './campaign.ts';
import type { Sent } from './webhook-senders.ts';
import { nobodyAlike } from './roll.ts';
import { aSealing } from './sealing.ts';

type Door = {
  /** Leaves the line about a delivery. */
  note?: () => Promise<void>;
  receivedAt?: number;
  readFromProvider?: ReadFromProvider;
  /** Stands before the memory: a store that fails or waits. */
  reports?: (store: ReportStore) => ReportStore;
  patienceMs?: number;
};

/** The number whose senders are answered. */
export const answeringNumber = '106540352242922';

const unchanged = (store: ReportStore): ReportStore => store;

/** The webhook door with one source behind it, in memory; what it keeps can be looked at. */
export const aWebhookDoor = (source: Source | undefined, more: Door = {}) => {
  const { receivedAt = Date.now(), reports = unchanged } = more;
  const quarantined = new Map<string, Quarantined>();
  const raw = new Map<string, RawBody>();
  const answers = new Map<string, Answer>();
  /** Which report a code opens. */
  const followed = new Map<string, string>();
  const counted: string[] = [];
  const recent: RecentDelivery[] = [];
  const { kept, store } = memoryReports();
  const once = <Value>(map: Map<string, Value>, key: string, value: Value) => {
    const known = map.has(key);
    if (!known) map.set(key, value);
    return Promise.resolve(known ? ('already-there' as const) : ('added' as const));
  };
  const codeKey = () => Promise.resolve(Buffer.alloc(32, 3));
  const receive = receiveWebhook({
    sources: { find: () => Promise.resolve(source) },
    quarantine: {
      add: (entry) =>
        once(
          quarantined,
          `${entry.deliveryId}/${entry.reason}/${Buffer.from(entry.body).toString('base64')}`,
          entry,
        ),
      keepRaw: (entry) => once(raw, Buffer.from(entry.body).toString('base64'), entry),
    },
    unknown: { note: ({ name }) => Promise.resolve(name) },
    recent: {
      note: (_, one) => {
        recent.push(one);
        return more.note?.() ?? Promise.resolve();
      },
    },
    submit: submitReport({
      campaign: demoCampaign(),
      compareNames: nobodyAlike,
      reports: reports(store),
      codeKey,
      now: () => receivedAt,
    }),
    codeKey,
    planAnswer: planAnswer({
      store: async (answer) => {
        await once(answers, answer.reportKey, answer);
      },
      sealing: aSealing,
      links: leadLinks({ ...aSealing, now: () => receivedAt }),
      ownNumber: answeringNumber,
      now: () => receivedAt,
    }),
    bindSlip: async ({ source: name, slip, reportKey }) => {
      const code = codeOfSlip(await codeKey(), name, slip);
      await once(followed, code, reportKey);
      return followed.get(code) === reportKey ? code : undefined;
    },
    readFromProvider: more.readFromProvider ?? (() => Promise.resolve(undefined)),
    knownAs: (_, told) => Promise.resolve(told),
    patienceMs: more.patienceMs ?? 5_000,
    count: (metric) => counted.push(metric),
  });
  return {
    receive: ({ headers, body }: Sent) =>
      receive({ source: source?.source ?? 'salah-ketik', headers, body, receivedAt }),
    reports: () => [...kept.values()],
    answers: () => [...answers.values()],
    quarantined: () => [...quarantined.values()],
    raw: () => [...raw.values()],
    recent: () => recent,
    counted,
  };
};
