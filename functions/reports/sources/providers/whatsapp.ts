import * as z from 'zod/mini';
import type { SourceApi } from '../source.ts';
import type { AskProvider } from './ask-provider.ts';
import { ProviderFailure, type Provider } from './provider.ts';

const mediaShape = z.looseObject({
  url: z.url({ protocol: /^https?$/ }),
  sha256: z.optional(z.string()),
});

/**
 * WhatsApp's Cloud API: messages can neither be listed nor read again, only media fetched. GET /{media-id} under a
 * bearer token tells an address that lives five minutes and opens with the same token.
 */
export const whatsappProvider = (ask: AskProvider, api: SourceApi): Provider => {
  const headers = { authorization: `Bearer ${api.token}` };
  return {
    mediaRequest: async (link) => {
      const id = /^media:(\d{1,40})$/.exec(link)?.[1];
      // Anything else was written by a person: the token must not go there.
      if (id === undefined) return { url: link, headers: {} };
      const url = new URL(`${api.baseUrl}/${id}`);
      url.searchParams.set('phone_number_id', api.formId);
      const media = await ask({ url, headers, shape: mediaShape });
      if (!media) throw new ProviderFailure('unexpected-answer');
      const { sha256 } = media;
      return { url: media.url, headers, ...(sha256 && { sha256: hexOf(sha256) }) };
    },
  };
};

/** Meta tells the hash in hex here, in base64 elsewhere. */
const hexOf = (hash: string): string =>
  /^[0-9a-f]{64}$/i.test(hash) ? hash.toLowerCase() : Buffer.from(hash, 'base64').toString('hex');
