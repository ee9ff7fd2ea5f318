import type { FieldError } from '../../../../shared/refusal.ts';
import type { AnswerTo } from '../../answers/plan-answer.ts';
import type { AskProvider } from '../providers/ask-provider.ts';
import type { Slip } from '../../slips/slip.ts';
import type { Provider } from '../providers/provider.ts';
import type { Source, SourceApi } from '../source.ts';

/** One delivery as it arrived: its headers and its exact bytes. */
export type Arrived = {
  /** Lower-cased names, every value that was sent. */
  headers: Record<string, string[]>;
  body: Uint8Array;
  /** Milliseconds since the epoch. */
  receivedAt: number;
};

/** Whether the sender is who the source says; a refusal names the header and the reason. */
export type Verified = { ok: true } | { ok: false; header: string; reason: string };

/** What a submission may be known by besides its id, where nothing in it names the first version for certain. */
export type KnownBy = {
  /** All its names, its own id among them, the surest first. */
  names: string[];
  isEdit: boolean;
  /** Nothing but the version before it links it to the first: it waits a while where that is unknown. */
  waits: boolean;
};

/** One thing told in a delivery: a batch holds several. */
export type ReadItem = {
  /** The same however often and in whatever order it is told; what makes it one report. */
  deliveryId: string;
  /** What the mapping reads. */
  payload: unknown;
  /** Where an edit gives a submission another id. */
  knownBy?: KnownBy;
  /** Addresses or media ids of evidence, to be fetched at once. */
  media?: string[];
  /** Only the id was told: the payload must be read from the provider's API. */
  hintOnly?: true;
  /** It says anew what was told under its id: other content is a later version. */
  isEdit?: true;
  /** The mark that whoever reports is shown a follow-up code by, where the scheme carries one of its own. */
  slip?: Slip;
  /** Why it can be no report of this source ('other-form'): it is set aside under this reason. */
  aside?: string;
};

/** A lead as far as free words give one. */
export type Draft = {
  account: string;
  place: string;
  /** When it was said, milliseconds since the epoch; undefined when nothing tells. */
  saidAt: number | undefined;
  /** Whether the sender wrote it, or passed on what somebody else had. */
  saidBy: 'sender' | 'somebody-else';
  /** Whom to answer, where the payload tells and says when they wrote. */
  answerTo?: AnswerTo;
};

/** One thing of a batch that cannot be read: set aside as a delivery of its own, which this scheme reads again alone. */
export type Unreadable = { unreadable: FieldError[]; body: Uint8Array; mediaType: string };

/** What became of one thing in a delivery. */
export type Read = ReadItem | Unreadable;

export const isReadItem = (one: Read): one is ReadItem => !('unreadable' in one);

/** How a provider makes sure that we want its deliveries before it sends any; nothing is stored. */
export type Handshake =
  | {
      by: 'GET';
      docs: string;
      /** Names of the query parameters it reads. */
      parameters: readonly string[];
      /** The text to answer with, undefined where the source's `verifyToken` is not shown. Throws a Refusal for a malformed request. */
      confirm: (query: Query, source: Pick<Source, 'verifyToken'>) => string | undefined;
    }
  | {
      by: 'OPTIONS';
      docs: string;
      /** Names of the headers it reads. */
      headers: readonly string[];
      /** Names of the headers it may answer with, each with its meaning. */
      grants: Readonly<Record<string, string>>;
      /** The headers to answer with, none where nothing is granted. Throws a Refusal for a malformed request. */
      grant: (headers: Arrived['headers']) => Record<string, string>;
    };
type Query = Readonly<Record<string, string | undefined>>;

/** The provider's own API: to read what a delivery only hints at, to fetch media, to find what never arrived. */
export type SchemeApi = {
  /** Whether a source cannot work without one. */
  isNeeded: boolean;
  provider: (ask: AskProvider, api: SourceApi) => Provider;
};

/**
 * How one kind of sender signs, wraps and is answered: all that the rest of the code knows of it. A scheme that leaves
 * a part out does not compile.
 */
export type Scheme = {
  /** For the public documents: who sends by it, and what an integrator must know (or nothing). */
  docs: { senders: string; note: string };

  // What it sends.
  /** Over the exact bytes, before anything parses them; constant time. */
  verify: (arrived: Arrived, source: Source) => Verified;
  /**
   * What a verified delivery tells, none when it holds nothing for us (a status, a test). Throws a Refusal when it
   * cannot be read; of a batch, what cannot be read stands beside what can.
   */
  read: (arrived: Arrived, source: Source) => Read[];
  bodyTypes: readonly string[];
  /** The most bytes of a delivery, where that is more than any other body may have. */
  mostBytes: number | 'as-any-body';
  /** Headers that are stored to verify and read a delivery again, never credentials; `ce-*` is all that begin so. */
  storedHeaders: readonly string[];
  /** Headers that reading a pasted delivery needs besides its media type. */
  pastedHeaders: Readonly<Record<string, string>>;
  /** What a moment without a zone means: some write UTC and do not say so. */
  zoneless: 'utc' | 'local';
  /**
   * What is said in free words, where people write as they like and no mapping finds a report: a lead that is to be
   * completed; undefined where nothing is said.
   */
  drafts: ((payload: unknown) => Draft | undefined) | 'none';
  /** What other content under a known id is: a later version, stored beside the report, or suspicious. */
  otherContent: 'later-version' | 'suspicious';

  // What it is set up with.
  /** Whether an admin says which header carries the proof. */
  namesHeader: boolean;
  isSecret: (secret: string) => boolean;
  /** Makes a secret of 32 random bytes. */
  makesSecret: ((random: Buffer) => string) | 'from-the-provider';
  handshake: Handshake | 'none';
  api: SchemeApi | 'none';

  // How it is answered.
  /** What is stored: some senders take nothing but 200 for a yes. */
  /** Who reads the answer to a delivery: a program, or the person who filled in the form. */
  answeredTo: 'a-program' | 'whoever-posts';
  acceptedStatus: 200 | 202;
  /** A wrong proof. */
  refusedStatus: 401 | 403;
  /** Overload, so that this sender tries again. */
  overloadStatus: 429 | 503;
  /** A media type we cannot read, though the delivery is stored: accepted, or as HTTP says it (415). */
  unreadableType: 'accepted' | 'told-415';
};
