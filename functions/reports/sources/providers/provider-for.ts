import type { SchemeName, Source, SourceApi } from '../source.ts';
import type { ReadFromProvider } from '../take-told.ts';
import { askProvider, type AskNeeds, type AskProvider } from './ask-provider.ts';
import { jotformProvider } from './jotform.ts';
import { koboProvider } from './kobo.ts';
import type { Provider } from './provider.ts';
import { typeformProvider } from './typeform.ts';
import { whatsappProvider } from './whatsapp.ts';

const providers: Partial<Record<SchemeName, (ask: AskProvider, api: SourceApi) => Provider>> = {
  kobo: koboProvider,
  jotform: jotformProvider,
  typeform: typeformProvider,
  whatsapp: whatsappProvider,
};

export type ProviderFor = (source: Source) => Provider | undefined;

/** The API of a source's provider; undefined where the source names none, or its scheme has none. */
export const providerFor = (needs: AskNeeds): ProviderFor => {
  const ask = askProvider(needs);
  return ({ scheme, api }) => api && providers[scheme]?.(ask, api);
};

/** Reads from the provider what was only hinted at; undefined when it knows nothing of it. Throws ProviderFailure. */
export const readFromProvider =
  (providerOf: ProviderFor): ReadFromProvider =>
  async (source, { deliveryId }) =>
    providerOf(source)?.read?.(deliveryId);
