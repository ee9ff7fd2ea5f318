import { performance } from 'node:perf_hooks';
import type { RequestListener } from 'node:http';
import type { Invoke } from './contracts.ts';
import type { AwsServices } from './aws/endpoint.ts';
import type { Actions } from './messaging/action.ts';

/** What a function has used since the host started. */
export type FunctionUse = { invocations: number; ms: number; logBytes: number };

/** What a cloud would meter: invocations by function, and calls by `service.Action`. */
export type UsageReport = {
  functions: Record<string, FunctionUse>;
  calls: Record<string, number>;
};

type LogLine = (functionId: string, line: string) => void;

export type Usage = {
  /** Counts each invocation and how long it took, waiting for a thread included. */
  ofFunctions: (invoke: Invoke) => Invoke;
  /** Counts what a function writes to its log, in bytes, and writes it. */
  ofLogs: (write: LogLine) => LogLine;
  /** Counts each call of a service. */
  ofServices: (services: AwsServices) => AwsServices;
  report: () => UsageReport;
};

/** Counts from nothing; it is kept in memory only. */
export const openUsage = (): Usage => {
  const functions = new Map<string, FunctionUse>();
  const calls = new Map<string, number>();
  const useOf = (functionId: string): FunctionUse => {
    const use = functions.get(functionId) ?? { invocations: 0, ms: 0, logBytes: 0 };
    functions.set(functionId, use);
    return use;
  };
  const count = (call: string) => void calls.set(call, (calls.get(call) ?? 0) + 1);
  return {
    ofFunctions: (invoke) => async (functionId, event) => {
      const startedAt = performance.now();
      const outcome = await invoke(functionId, event);
      const use = useOf(functionId);
      use.invocations += 1;
      use.ms += performance.now() - startedAt;
      return outcome;
    },
    ofLogs: (write) => (functionId, line) => {
      useOf(functionId).logBytes += Buffer.byteLength(line) + 1;
      write(functionId, line);
    },
    ofServices: (services) => ({
      sns: counted('sns', services.sns, count),
      sqs: counted('sqs', services.sqs, count),
      ses: counted('ses', services.ses, count),
      whatsapp: counted('whatsapp', services.whatsapp, count),
      secretsManager: counted('secretsManager', services.secretsManager, count),
      s3: heard('s3', services.s3, count),
      lambda: heard('lambda', services.lambda, count),
    }),
    report: () => ({
      functions: Object.fromEntries(functions),
      calls: Object.fromEntries(calls),
    }),
  };
};

type Count = (call: string) => void;

const counted = (service: string, actions: Actions, count: Count): Actions =>
  new Map(
    [...actions].map(([name, act]) => [
      name,
      (asked, signal) => {
        count(`${service}.${name}`);
        return act(asked, signal);
      },
    ]),
  );

const heard =
  (service: string, listener: RequestListener, count: Count): RequestListener =>
  (req, res) => {
    count(`${service}.${req.method ?? ''}`);
    listener(req, res);
  };
