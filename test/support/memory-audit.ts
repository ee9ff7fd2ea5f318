import type { AuditResult } from '../../functions/pledges/counting/audit-result.ts';
import type {
  AuditRun,
  AuditStore,
  PledgeScan,
} from '../../functions/pledges/counting/audit-store.ts';
import type { CountedPledge } from '../../functions/pledges/counting/tally.ts';
import type { killable } from './memory-participation.ts';

type At = ReturnType<typeof killable>['at'];
const asIs: At = (act) => Promise.resolve(act());

/** The register as a scan sees it: by key, a few at a time; what comes or goes behind the scan is not seen. */
export const memoryRegister = (pageSize: number, at: At = asIs) => {
  const pledges = new Map<string, CountedPledge>();
  const scan: PledgeScan = {
    read: (from) =>
      at(() => {
        const keys = [...pledges.keys()].sort().filter((key) => from === undefined || key > from);
        const page = keys.slice(0, pageSize);
        return {
          pledges: page.map((key) => pledges.get(key)).filter((one) => one !== undefined),
          next: keys.length > pageSize ? page.at(-1) : undefined,
        };
      }),
  };
  return { pledges, scan };
};

/** Keeps runs as the table does: as a copy. */
export const memoryAudits = (at: At = asIs) => {
  const kept: { run?: string; results: AuditResult[] } = { results: [] };
  const store: AuditStore = {
    run: () =>
      at(() =>
        kept.run === undefined
          ? undefined
          : ({ from: undefined, ...JSON.parse(kept.run) } as AuditRun),
      ),
    keepRun: (run) => at(() => void (kept.run = JSON.stringify(run))),
    keepResult: (result) => at(() => void kept.results.push(structuredClone(result))),
    noiseKey: () => Promise.resolve(new Uint8Array(32)),
  };
  return { kept, store };
};
