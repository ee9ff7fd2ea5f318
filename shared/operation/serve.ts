import type { Filled } from '../page/fields.tsx';
import type { Answer } from '../http/answer.ts';
import { readForm } from '../http/body.ts';
import { httpHandler, type HttpUseCase } from '../http/http-handler.ts';
import type { Request } from '../http/request.ts';
import { Refusal, refusalStatus, type RefusalCode } from '../refusal.ts';
import type { Does } from './call.ts';
import type { Operation, Operations } from './operation.ts';
import { readCall } from './read-call.ts';
import { storing } from './storing.ts';

/** A use case with the page that shows a refused form again, as it was left, with what is wrong. */
export type WithForm<O extends Operation> = {
  does: Does<O>;
  /** The page is sent with the status of the refusal; throws it where the form may not be shown to this caller. */
  formAgain: (filled: Filled, request: Request, refusal: Refusal) => Answer | Promise<Answer>;
  /** Refusals besides 'invalid-fields' after which the form is shown again. */
  alsoAfter?: readonly RefusalCode[];
};

/** The operations of a room that an entry serves, by their names in the room. */
export type ServedBy<Room extends Operations, Entry extends string> = {
  [Name in keyof Room as Room[Name]['entry'] extends Entry ? Name : never]:
    Does<Room[Name]> | WithForm<Room[Name]>;
};

/**
 * The handler of a function: `operations` are those of its room, `useCases` one for each that names this entry. A
 * forgotten one, one too many, or an answer that does not fit does not compile.
 */
export const serve = <const Entry extends string, Room extends Operations>(
  entry: Entry,
  operations: Room,
  useCases: ServedBy<Room, Entry>,
) => httpHandler(entry.split('/').at(-1) ?? entry, route(operations, useCases));

/** A use case whose operation is known only by name: what it is called with was read by that very operation. */
type Erased = (call: never) => Answer | Promise<Answer>;
type Served = Erased | ({ does: Erased } & Pick<WithForm<Operation>, 'formAgain' | 'alsoAfter'>);

/** Picks the use case by method (HEAD is served as GET) and resource, checks who calls, and reads what the operation takes. */
const route = (operations: Operations, useCases: Record<string, Served>): HttpUseCase => {
  const byAddress = new Map<string, HttpUseCase>();
  for (const [name, useCase] of Object.entries(useCases)) {
    const operation = operations[name];
    if (operation)
      byAddress.set(`${operation.method} ${operation.path}`, served(operation, useCase));
  }
  return (request) => {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const useCase = byAddress.get(`${method} ${request.resource}`);
    if (!useCase) throw new Refusal('no-such-address');
    return useCase(request);
  };
};

const isSignedIn = ({ person, account }: Request): boolean =>
  person !== undefined || account !== undefined;

/** One operation as a use case of the gateway: reads the call, and shows a refused form again where it has one. */
export const served = (operation: Operation, useCase: Served): HttpUseCase => {
  const {
    does,
    formAgain,
    alsoAfter = [],
  } = typeof useCase === 'function' ? { does: useCase, formAgain: undefined } : useCase;
  const correctable: readonly RefusalCode[] = ['invalid-fields', ...alsoAfter];
  return async (request) => {
    try {
      const call = { ...(await readCall(operation, request)), request };
      return storing(operation, await does(call as never), isSignedIn(request));
    } catch (error) {
      if (!formAgain || !request.wantsHtml || !(error instanceof Refusal)) throw error;
      if (!correctable.includes(error.code)) throw error;
      const filled = { values: readForm(request.body), errors: error.errors };
      return { ...(await formAgain(filled, request, error)), status: refusalStatus[error.code] };
    }
  };
};
